import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { defineQueueAction } from './define-queue-action.ts';
import { textParameter } from './parameters.ts';
import { policyStatementsOf, putPolicyStatements } from './queue-policy.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html */
export const removePermission = defineQueueAction({
  name: 'RemovePermission',
  handle(input, queue) {
    const label = textParameter(input, 'Label');
    const statements = policyStatementsOf(queue);
    const kept = statements.filter(({ Sid }) => Sid !== label);
    if (kept.length === statements.length) {
      throw queueErrors.invalidValue(label, 'Label', "can't find label on existing policy.");
    }
    putPolicyStatements(queue, kept);
  },
});
