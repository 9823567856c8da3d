import type { CloudContext } from '../cloud-context.ts';
import { AwsError } from '../gateway/aws-error.ts';
import type { PolicyDocument } from '../iam/access-control.ts';

/** One statement of a function's policy, as AddPermission writes it. */
export interface FunctionPolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: unknown;
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Who may invoke which function. */
export interface FunctionPolicies {
  /** @throws {AwsError} ResourceConflictException for a statement id that is taken. */
  add(functionName: string, statement: FunctionPolicyStatement): void;
  /** @throws {AwsError} ResourceNotFoundException. */
  remove(functionName: string, statementId: string): void;
  find(functionName: string): PolicyDocument | undefined;
  forget(functionName: string): void;
}

export function createFunctionPolicies({ store }: Pick<CloudContext, 'store'>): FunctionPolicies {
  const policies = store.collection<PolicyDocument>('lambda-policies');
  const statementsOf = (functionName: string) =>
    (policies.get(functionName)?.Statement ?? []) as readonly FunctionPolicyStatement[];
  const set = (functionName: string, Statement: readonly FunctionPolicyStatement[]) => {
    if (Statement.length === 0) policies.delete(functionName);
    else policies.set(functionName, { Version: '2012-10-17', Id: 'default', Statement });
  };
  return {
    add(functionName, statement) {
      const statements = statementsOf(functionName);
      if (statements.some(({ Sid }) => Sid === statement.Sid)) {
        throw new AwsError(
          'ResourceConflictException',
          `The statement id (${statement.Sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
          { statusCode: 409 },
        );
      }
      set(functionName, [...statements, statement]);
    },
    remove(functionName, statementId) {
      const statements = statementsOf(functionName);
      if (!statements.some(({ Sid }) => Sid === statementId)) {
        throw new AwsError(
          'ResourceNotFoundException',
          `Statement ${statementId} is not found in resource policy.`,
          {
            statusCode: 404,
          },
        );
      }
      set(
        functionName,
        statements.filter(({ Sid }) => Sid !== statementId),
      );
    },
    find: (functionName) => policies.get(functionName),
    forget(functionName) {
      policies.delete(functionName);
    },
  };
}
