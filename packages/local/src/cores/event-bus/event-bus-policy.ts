import { AwsError } from '../../gateway/aws-error.ts';
import type { PolicyDocument } from '../../iam/access-control.ts';
import { safeParsePolicy } from '../../iam/safe-parse-policy.ts';
import { invalid, resourceNotFound } from './event-bus-errors.ts';

/** Characters of a bus's policy. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const POLICY_CHARACTERS = 10_240;

/** One statement as PutPermission's parameters describe it. */
export interface Permission {
  readonly StatementId: string;
  /** `events:PutEvents` */
  readonly Action: string;
  /** Account id or `*`. */
  readonly Principal: string;
  readonly Condition?: { readonly Type: string; readonly Key: string; readonly Value: string };
}

type Statement = Readonly<Record<string, unknown>>;

/** Adds a statement to a bus's policy, in place of the one with its id. @throws {AwsError} PolicyLengthExceededException */
export function addPermission(
  policy: PolicyDocument | undefined,
  { StatementId, Action, Principal, Condition }: Permission,
  eventBusArn: string,
): PolicyDocument {
  const statement: Statement = {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: `arn:aws:iam::${Principal}:root` },
    Action,
    Resource: eventBusArn,
    ...(Condition !== undefined && { Condition: { [Condition.Type]: { [Condition.Key]: Condition.Value } } }),
  };
  const others = statementsOf(policy).filter(({ Sid }) => Sid !== StatementId);
  return checkedPolicy({ Version: '2012-10-17', Statement: [...others, statement] });
}

/** Takes a statement out; `undefined` when none is left. @throws {AwsError} ResourceNotFoundException */
export function removePermission(
  policy: PolicyDocument | undefined,
  statementId: string | undefined,
): PolicyDocument | undefined {
  const left = statementsOf(policy).filter(({ Sid }) => Sid !== statementId);
  if (left.length === statementsOf(policy).length) {
    throw resourceNotFound('Statement with the provided id does not exist.');
  }
  return left.length === 0 ? undefined : { ...policy, Statement: left };
}

/** Reads a whole policy as PutPermission takes it. @throws {AwsError} ValidationException, PolicyLengthExceededException */
export function parseEventBusPolicy(text: string): PolicyDocument {
  const policy = safeParsePolicy(text);
  if (policy === undefined) {
    throw invalid('Parameter Policy is not valid. Reason: Policy is not a valid policy document.');
  }
  return checkedPolicy(policy);
}

function statementsOf(policy: PolicyDocument | undefined): readonly Statement[] {
  const statement = (policy?.Statement ?? []) as Statement | readonly Statement[];
  return Array.isArray(statement) ? statement : [statement as Statement];
}

function checkedPolicy(policy: PolicyDocument): PolicyDocument {
  const { length } = JSON.stringify(policy);
  if (length > POLICY_CHARACTERS) {
    throw new AwsError(
      'PolicyLengthExceededException',
      `The event bus policy size limit of ${POLICY_CHARACTERS} characters is exceeded by ${length - POLICY_CHARACTERS}.`,
    );
  }
  return policy;
}
