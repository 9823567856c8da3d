import type { PatternClause } from '../event-pattern.ts';
import type { ValueTest } from '../value-test.ts';
import { typesOf, valuesOf } from './alternative-facts.ts';
import { acceptedTypes } from './can-hold.ts';
import { canMatchAll } from './can-match.ts';
import { describeLeaves } from './describe-leaves.ts';
import { findLeaves, type PathFacts } from './find-leaves.ts';
import type { PatternFinding, PatternFindingCode } from './pattern-finding.ts';
import type { SchemaAlternative } from './schema-alternatives.ts';
import type { SchemaPlace } from './schema-place.ts';

/** What lint says of one field of a pattern. */
export interface ClauseReport {
  readonly tests: readonly ValueTest[];
  readonly findings: readonly PatternFinding[];
  /** No valid event satisfies the clause. */
  readonly isDead: boolean;
}

/** Proves each member of one field against schemas of the whole event. */
export function lintClause(
  top: readonly SchemaPlace[],
  { path, tests }: PatternClause,
  { branch, at }: { readonly branch: number; readonly at: string },
): ClauseReport {
  const steps = path.split('.');
  // Which empty keys count is the matcher's to know.
  if (steps.includes('')) return { tests, findings: [], isDead: false };
  const facts = findLeaves(top, steps);
  const deadTests = tests.filter((test) => !canMatchAll(top, [{ steps, tests: [test] }]));
  const isDead = deadTests.length === tests.length;
  const about = { path, branch, schemaPointer: facts.pointer };
  if (facts.leaves.length === 0 && facts.isUndeclared) {
    const isDescribed = at === '' || path === at || path.startsWith(`${at}.`);
    return { tests, findings: isDescribed ? [{ ...about, ...undeclared(path, facts) }] : [], isDead };
  }
  if (facts.leaves.length === 0) {
    const severity = isDead ? 'error' : 'warning';
    return { tests, findings: [{ ...about, ...lost(path, facts), severity }], isDead };
  }
  const findings = deadTests.map((test) => ({
    ...about,
    ...impossible(path, test, facts.leaves),
    severity: 'error' as const,
    wanted: test.wanted,
  }));
  return { tests, findings, isDead };
}

function undeclared(path: string, { pointer }: PathFacts) {
  return {
    code: 'UNDECLARED_PATH' as const,
    severity: 'warning' as const,
    wanted: undefined,
    message: `Failed to find field "${path}" in the schema: the object${at(pointer)} declares no such key, and allows any. Declare it, or correct the path.`,
  };
}

function lost(path: string, { containers, pointer }: PathFacts) {
  return containers.length > 0
    ? {
        code: 'NOT_A_LEAF' as const,
        wanted: undefined,
        message: `Failed to match field "${path}": it holds objects${at(pointer)}, and a pattern matches strings, numbers, booleans and null alone. Name a field inside it.`,
      }
    : {
        code: 'UNKNOWN_PATH' as const,
        wanted: undefined,
        message: `Failed to find field "${path}" in the schema: the value${at(pointer)} has no such key, and allows no other. Correct the path.`,
      };
}

function at(pointer: string | undefined): string {
  if (pointer === undefined) return '';
  return pointer === '' ? ' at the top of the schema' : ` at "${pointer}"`;
}

function impossible(
  path: string,
  test: ValueTest,
  leaves: readonly SchemaAlternative[],
): { readonly code: PatternFindingCode; readonly message: string } {
  const failed = `Failed to match field "${path}" with ${JSON.stringify(test.wanted)}`;
  const allowed = describeLeaves(leaves);
  const accepted: readonly string[] = acceptedTypes(test);
  const ofType = leaves.filter((leaf) =>
    accepted.some((type) => (typesOf(leaf) as ReadonlySet<string>).has(type)),
  );
  const isPlain = test.operator === 'equals' || test.operator === 'exactly';
  if (test.accepts.isAbsenceAccepted) {
    return {
      code: 'ALWAYS_PRESENT',
      message: `${failed}: the schema requires the field. Remove the clause, or make the field optional.`,
    };
  }
  if (ofType.length === 0 && isPlain) {
    return {
      code: 'WRONG_TYPE',
      message: `${failed}: the schema allows ${allowed}. Write a value of that type.`,
    };
  }
  if (ofType.length === 0) {
    const takes = accepted.length === 0 ? 'nothing' : accepted.map((type) => `${type}s`).join(' and ');
    return {
      code: 'WRONG_OPERATOR',
      message: `${failed}: ${test.operator} accepts ${takes}, and the schema allows ${allowed}. Use an operator for that type.`,
    };
  }
  const isNumeric = ofType.every((leaf) => valuesOf(leaf) === undefined) && accepted.join() === 'number';
  return {
    code: isNumeric ? 'OUT_OF_BOUNDS' : 'IMPOSSIBLE_VALUE',
    message: `${failed}: the schema allows ${allowed}. Correct the ${isNumeric ? 'number' : 'value'}.`,
  };
}
