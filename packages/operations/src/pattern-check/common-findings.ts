import { lint, type PatternBranch, type PatternFinding } from '@busbar/event-pattern';
import { type Json, planFieldIndex } from '@busbar/events-schema/generate';
import { findPointer } from '../field-reads/find-pointer.ts';
import type { ContractEvent } from './contract-event.ts';

/** A finding that holds for each of some contracts. */
export type CommonFinding = PatternFinding & {
  /** A contract leaves the place open by word: `additionalProperties: true`, or no `properties` at all. */
  readonly isOpenByWord: boolean;
};

/** What is wrong with one field: all of it, or members by their JSON. */
interface FieldFindings {
  readonly field: CommonFinding | undefined;
  readonly members: ReadonlyMap<string, CommonFinding>;
}

/**
 * Proves one branch against several contracts and keeps what is wrong for each of them. A member that one contract rules out
 * is wrong as well where another does not have the field.
 */
export function commonFindings(
  branch: PatternBranch,
  events: readonly ContractEvent[],
): readonly CommonFinding[] {
  const byEvent = events.map((event) => findingsOf(branch, event));
  const paths = new Set(byEvent.flatMap((found) => [...found.keys()]));
  return [...paths].flatMap((path) => {
    const fields = byEvent.map((found) => found.get(path));
    const ofField = fields.flatMap((each) => each?.field ?? []);
    if (ofField.length === events.length) {
      return [ofField.find(({ isOpenByWord }) => isOpenByWord) ?? ofField.find(isWarning) ?? ofField[0]!];
    }
    const members = new Map(fields.flatMap((each) => [...(each?.members ?? [])]));
    return [...members].flatMap(([key, finding]) =>
      fields.every((each) => each?.members.has(key) === true || isRuledOut(each)) ? [finding] : [],
    );
  });
}

function isRuledOut(found: FieldFindings | undefined): boolean {
  return found?.field !== undefined && !found.field.isOpenByWord;
}

function isWarning({ severity }: PatternFinding): boolean {
  return severity === 'warning';
}

/** Findings by path; the one that nothing is matched stands at the empty path. */
function findingsOf(branch: PatternBranch, { schema }: ContractEvent): ReadonlyMap<string, FieldFindings> {
  const found = new Map<string, FieldFindings>();
  for (const finding of lint({ text: '', branches: [branch] }, schema)) {
    const { path, code, wanted } = finding;
    const known = found.get(path) ?? { field: undefined, members: new Map() };
    const isOpenByWord =
      code === 'UNDECLARED_PATH' &&
      findPointer(planFieldIndex(schema as Json), path.split('.')) !== undefined;
    const each = { ...finding, isOpenByWord };
    found.set(
      path,
      wanted === undefined
        ? { ...known, field: each }
        : { ...known, members: new Map(known.members).set(JSON.stringify(wanted), each) },
    );
  }
  return found;
}
