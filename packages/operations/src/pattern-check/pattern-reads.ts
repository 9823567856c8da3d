import { safeParsePattern } from '@busbar/event-pattern';
import { joinPointer } from '@busbar/events-schema/generate';
import type { VersionFields } from '../field-reads/contract-fields.ts';
import type { FieldRead } from '../field-reads/field-read.ts';
import { findPointer } from '../field-reads/find-pointer.ts';
import { contractsOf } from './check-pattern.ts';
import type { ContractEvent } from './contract-event.ts';
import type { RoutedPattern } from './routed-pattern.ts';

const dataPath = 'detail.data.';

/**
 * Lists the fields of event data that patterns ask for: who routes by a field reads it. A clause that the field's absence
 * satisfies reads nothing.
 *
 * @param fields the contracts as they are and as they were: they tell where lists stand, which patterns do not.
 */
export function patternReads(
  patterns: readonly RoutedPattern[],
  events: readonly ContractEvent[],
  fields: readonly VersionFields[],
): readonly FieldRead[] {
  return patterns.flatMap(({ name, pattern, place }) => {
    const parsed = safeParsePattern(pattern);
    if (!parsed.success) return [];
    return parsed.data.branches.flatMap((branch) => {
      const clauses = branch.clauses.filter(
        ({ path, tests }) =>
          path.startsWith(dataPath) && !tests.some(({ accepts }) => accepts.isAbsenceAccepted),
      );
      if (clauses.length === 0) return [];
      return contractsOf(branch, events).flatMap(({ detailType, major }) => {
        const versions = fields.filter((each) => each.detailType === detailType && each.major === major);
        return clauses.map(({ path }): FieldRead => {
          const pointer = toPointer(path.slice(dataPath.length).split('.'), versions);
          const { file, line = 1, column = 1 } = place;
          return { consumer: name, kind: 'pattern', detailType, major, pointer, file, line, column };
        });
      });
    });
  });
}

function toPointer(steps: readonly string[], versions: readonly VersionFields[]): string {
  const [found] = versions.flatMap(({ index }) => findPointer(index, steps) ?? []);
  return found ?? steps.reduce<string>(joinPointer, '');
}
