import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { defineQueueAction } from './define-queue-action.ts';
import { textListParameter, textParameter } from './parameters.ts';
import { policyStatementsOf, putPolicyStatements } from './queue-policy.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html (2026-11-20) */
const maximumActions = 7;
const grantable = new Set([
  '*',
  'ChangeMessageVisibility',
  'DeleteMessage',
  'GetQueueAttributes',
  'GetQueueUrl',
  'ListDeadLetterSourceQueues',
  'PurgeQueue',
  'ReceiveMessage',
  'SendMessage',
]);

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html */
export const addPermission = defineQueueAction({
  name: 'AddPermission',
  handle(input, queue) {
    const label = textParameter(input, 'Label');
    const accounts = textListParameter(input, 'AWSAccountIds');
    const actions = textListParameter(input, 'Actions');
    if (accounts.length === 0) throw queueErrors.invalidValue('[]', 'PrincipalId', 'Unable to verify.');
    if (actions.length === 0) throw queueErrors.missingParameter('Actions');
    if (actions.length > maximumActions) {
      throw queueErrors.tooManyActions(actions.length, maximumActions);
    }
    const refused = actions.find((action) => !grantable.has(action));
    if (refused !== undefined) {
      throw queueErrors.invalidValue(
        `SQS:${refused}`,
        'ActionName',
        'Only the queue owner is allowed to invoke this action.',
      );
    }
    const statements = policyStatementsOf(queue);
    if (statements.some(({ Sid }) => Sid === label)) {
      throw queueErrors.invalidValue(label, 'Label', 'Already exists.');
    }
    const added = {
      Sid: label,
      Effect: 'Allow',
      Principal: { AWS: oneOrMore(accounts.map((account) => `arn:aws:iam::${account}:root`)) },
      Action: oneOrMore(actions.map((action) => `SQS:${action}`)),
      Resource: queue.arn,
    };
    putPolicyStatements(queue, [...statements, added]);
  },
});

/** SQS writes a list of one as the one. */
function oneOrMore(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0]! : values;
}
