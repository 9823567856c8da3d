import type { EventPattern, PatternBranch, PatternClause } from '../event-pattern.ts';
import { parsePattern } from '../parse-pattern.ts';
import { canMatchAll } from './can-match.ts';
import { lintClause } from './lint-clause.ts';
import type { PatternFinding } from './pattern-finding.ts';
import { placeSchema } from './place-schema.ts';
import type { JsonSchema, SchemaPlace } from './schema-place.ts';

/** What the schema describes. */
export interface LintOptions {
  /**
   * Path of the part of the event that the schema describes: `detail`, or `detail.data` for the data of an envelope. The
   * fields around are then those that EventBridge gives every event. Empty: the schema is of the whole event.
   * @default ''
   */
  readonly at?: string;
}

/**
 * Proves a pattern against a JSON Schema (2020-12) of the events that it is meant to match. EventBridge takes a pattern
 * that can match nothing without a word; lint finds it before.
 *
 * A finding of severity `error` is proved: the member, field, branch or, as `MATCHES_NOTHING`, the whole pattern matches no
 * event that the schema allows. Silence proves nothing: what cannot be decided is thought possible. An undeclared key
 * with dots in it is not thought of.
 *
 * @returns findings in the order of branches and paths; none for a pattern without objection.
 * @throws InvalidEventPatternError for pattern text that EventBridge refuses.
 *
 * @example
 * ```ts
 * const schema = { properties: { state: { enum: ['open', 'closed'] } } };
 * lint('{"detail":{"state":["opened"]}}', schema, { at: 'detail' }).map(({ code, path }) => [code, path]);
 * //=> [['IMPOSSIBLE_VALUE', 'detail.state'], ['MATCHES_NOTHING', '']]
 * ```
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export function lint(
  pattern: EventPattern | string,
  schema: JsonSchema,
  { at = '' }: LintOptions = {},
): readonly PatternFinding[] {
  const { branches } = typeof pattern === 'string' ? parsePattern(pattern) : pattern;
  const top = placeSchema(schema, at);
  const clauses = new Map<string, ReturnType<typeof lintClause>[]>();
  const findings: PatternFinding[] = [];
  const dead: number[] = [];

  function lintOnce(clause: PatternClause, branch: number): boolean {
    const known = clauses.get(clause.path)?.find(({ tests }) => tests === clause.tests);
    if (known !== undefined) return known.isDead;
    const result = lintClause(top, clause, { branch, at });
    clauses.set(clause.path, [...(clauses.get(clause.path) ?? []), result]);
    findings.push(...result.findings);
    return result.isDead;
  }

  for (const [index, branch] of branches.entries()) {
    const hasDeadClause = branch.clauses.filter((clause) => lintOnce(clause, index)).length > 0;
    if (hasDeadClause || !canMatchTogether(top, branch)) dead.push(index);
  }
  if (dead.length === branches.length) {
    return [...findings, toWholeFinding(branches, undefined, top)];
  }
  return [...findings, ...dead.map((index) => toWholeFinding(branches, index, top))];
}

function canMatchTogether(top: readonly SchemaPlace[], { clauses }: PatternBranch): boolean {
  const fields = clauses
    .map(({ path, tests }) => ({ steps: path.split('.'), tests }))
    .filter(({ steps }) => !steps.includes(''));
  return canMatchAll(top, fields);
}

function toWholeFinding(
  branches: readonly PatternBranch[],
  branch: number | undefined,
  [top]: readonly SchemaPlace[],
): PatternFinding {
  const paths = (branches[branch ?? 0]?.clauses ?? []).map(({ path }) => `"${path}"`).join(', ');
  return {
    code: branch === undefined ? 'MATCHES_NOTHING' : 'DEAD_BRANCH',
    severity: 'error',
    path: '',
    wanted: undefined,
    branch,
    schemaPointer: top?.pointer,
    message:
      branch === undefined
        ? `Failed to match any event with the pattern: no valid event satisfies ${branches.length === 1 ? `its fields ${paths} together` : `one of its ${branches.length} branches`}. Correct the fields that cannot match.`
        : `Failed to match branch ${branch + 1} of ${branches.length}: no valid event satisfies its fields ${paths} together. Correct or remove this part of $or.`,
  };
}
