import { overlaps, safeParsePattern } from '@busbar/event-pattern';
import type { CheckFinding } from '../check/check-report.ts';
import type { RoutedPattern } from './routed-pattern.ts';

/**
 * Finds pairs of patterns that bring the same event to one consumer twice: subscriptions that write one table, rules with one
 * target. Each comes with an event that both match. What cannot be decided is left out.
 */
export function findOverlaps(patterns: readonly RoutedPattern[]): readonly CheckFinding[] {
  const sound = patterns.filter(({ pattern }) => safeParsePattern(pattern).success);
  return sound.flatMap((a, index) =>
    sound.slice(index + 1).flatMap((b) => {
      const shared = a.consumers.find((each) => b.consumers.includes(each));
      if (shared === undefined) return [];
      const overlap = overlaps(a.pattern, b.pattern);
      if (overlap.overlaps !== 'yes') return [];
      const finding: CheckFinding = {
        code: 'OVERLAPPING_PATTERNS',
        severity: 'error',
        name: `OVERLAPPING_PATTERNS ${a.name} ${b.name}`,
        message: `Failed to keep "${a.name}" and "${b.name}" apart: both bring events to ${shared}, and some events match both, so their effect takes place twice. Narrow one of the patterns, or make them one.`,
        place: a.place,
        witness: overlap.witness,
      };
      return [finding];
    }),
  );
}
