import { type CronExpression, parseCronExpression } from './cron-expression.ts';
import type { WallMs } from './wall-clock.ts';

/** When something recurs, read and not yet tied to a time zone or a beginning. */
export type ScheduleExpression =
  | { readonly kind: 'rate'; readonly periodMs: number }
  | { readonly kind: 'cron'; readonly cron: CronExpression }
  | { readonly kind: 'at'; readonly wallMs: WallMs };

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads a schedule expression as Scheduler does: `rate(5 minutes)`, `cron(0 12 * * ? *)`, `at(2025-12-24T18:00:00)`.
 *
 * @returns `undefined` for anything else.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseScheduleExpression(text: string): ScheduleExpression | undefined {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.*)\)$/.exec(text) ?? [];
  switch (kind) {
    case 'rate': {
      const [, value = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
      const periodMs = Number(value) * (unitMs[unit] ?? 0);
      return periodMs > 0 && Number.isSafeInteger(periodMs) ? { kind, periodMs } : undefined;
    }
    case 'cron': {
      const cron = parseCronExpression(argument);
      return cron && { kind, cron };
    }
    case 'at': {
      if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(argument)) return undefined;
      const wallMs = Date.parse(`${argument}Z`);
      const real = !Number.isNaN(wallMs) && new Date(wallMs).toISOString().startsWith(argument);
      return real ? { kind, wallMs } : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Reads the schedule expression of a rule: no `at`, and a rate's unit agrees with its value (`rate(1 minute)`,
 * `rate(2 minutes)`).
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function parseRuleScheduleExpression(
  text: string,
): Exclude<ScheduleExpression, { readonly kind: 'at' }> | undefined {
  const expression = parseScheduleExpression(text);
  if (expression === undefined || expression.kind === 'at') return undefined;
  const [, value, unit = ''] = /^rate\((\d+) (\w+)\)$/.exec(text) ?? [];
  if (value !== undefined && (Number(value) === 1) === unit.endsWith('s')) return undefined;
  return expression;
}
