import type { Topic } from '../../cores/topic/topic.ts';

/** A statement that AddPermission made, or one of a policy that was set whole. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

/** Statements of a topic's policy. */
export function policyStatementsOf({ policy }: Topic): readonly PolicyStatement[] {
  const statement = policy.Statement ?? [];
  return (Array.isArray(statement) ? statement : [statement]) as PolicyStatement[];
}
