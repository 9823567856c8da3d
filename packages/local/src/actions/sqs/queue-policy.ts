import type { Queue } from '../../cores/queue/queue.ts';

/** A statement that AddPermission made, or one of a policy that was set whole. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

/** Statements of a queue's policy; none without one. */
export function policyStatementsOf(queue: Queue): readonly PolicyStatement[] {
  const statement = queue.policy?.Statement;
  if (statement === undefined) return [];
  return (Array.isArray(statement) ? statement : [statement]) as PolicyStatement[];
}

/** Gives a queue a policy of these statements; no policy for none. */
export function putPolicyStatements(queue: Queue, statements: readonly PolicyStatement[]): void {
  const Policy =
    statements.length === 0
      ? ''
      : JSON.stringify({
          Version: '2008-10-17',
          Id: `${queue.arn}/SQSDefaultPolicy`,
          ...queue.policy,
          Statement: statements,
        });
  queue.update({ attributes: { Policy } });
}
