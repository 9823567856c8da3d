import { Cron } from 'croner';
import type { WallMs } from './wall-clock.ts';

/** Enumerates the wall-clock times of a cron expression. */
export interface CronExpression {
  /** The first time strictly after another; `undefined` when there is none up to the year 2199. */
  next(afterMs: WallMs): WallMs | undefined;
}

interface Field {
  readonly minimum: number;
  readonly maximum: number;
  /** Names of values, the first one standing for `minimum`. */
  readonly names?: readonly string[];
  /** Whether `/` may stand in it. */
  readonly steps: boolean;
  /** Source of the regular expression of what only this field may hold, alone. */
  readonly special?: string;
}

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekday = `(?:[1-7]|${weekdays.join('|')})`;

/** Fields of AWS's dialect, in order. @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based */
const fields: readonly Field[] = [
  { minimum: 0, maximum: 59, steps: true },
  { minimum: 0, maximum: 23, steps: true },
  { minimum: 1, maximum: 31, steps: true, special: '\\?|L|(?:[1-9]|[12]\\d|3[01])W' },
  { minimum: 1, maximum: 12, steps: true, names: months },
  {
    minimum: 1,
    maximum: 7,
    steps: false,
    names: weekdays,
    special: `\\?|L|${weekday}L|${weekday}#[1-5]`,
  },
  { minimum: 1970, maximum: 2199, steps: true },
];

/**
 * Reads the six fields of AWS's cron dialect: minutes, hours, day of month, month, day of week (1 is Sunday), year.
 * Exactly one of the two day fields is `?`. The calendar arithmetic is croner's.
 *
 * What AWS does not document is refused: steps in the day of week, ranges that run backward, `L`, `W` and `#` inside
 * a list, `LW`, `L-3`.
 *
 * @returns `undefined` for anything else.
 */
export function parseCronExpression(text: string): CronExpression | undefined {
  const parts = text.split(/ +/);
  if (parts.length !== fields.length) return undefined;
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = parts.map((part, index) =>
    toCronerField(part.toUpperCase(), fields[index]!),
  );
  if ([minutes, hours, dayOfMonth, month, dayOfWeek, year].includes(undefined)) return undefined;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  const pattern = `0 ${minutes} ${hours} ${dayOfMonth} ${month} ${dayOfWeek} ${year}`.replace('?', '*');
  const cron = new Cron(pattern, { mode: '7-part', alternativeWeekdays: true, timezone: 'UTC' });
  return { next: (afterMs) => cron.nextRun(new Date(afterMs))?.getTime() };
}

/** Writes one field as croner reads it. @returns `undefined` when it is not valid. */
function toCronerField(text: string, field: Field): string | undefined {
  if (field.special !== undefined && new RegExp(`^(?:${field.special})$`).test(text)) {
    if (text === 'L' && field.names === weekdays) return '7';
    return numbered(text, field);
  }
  if (text === '*') return text;
  const elements = text.split(',').map((element) => toCronerElement(element, field));
  return elements.includes(undefined) ? undefined : elements.join(',');
}

/** Writes one element of a list: a value, a range, each with or without a step. */
function toCronerElement(text: string, field: Field): string | undefined {
  const match = /^(\*|[A-Z\d]+)(?:-([A-Z\d]+))?(?:\/(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, first = '', last, step] = match;
  const { minimum, maximum } = field;
  const from = first === '*' ? minimum : fieldValue(first, field);
  const to = last === undefined ? undefined : fieldValue(last, field);
  if (from === undefined || (last !== undefined && (to === undefined || to < from || first === '*'))) {
    return undefined;
  }
  if (step === undefined) {
    if (first === '*') return undefined;
    return to === undefined ? String(from) : `${from}-${to}`;
  }
  const every = Number(step);
  if (!field.steps || every < 1 || every > maximum - minimum + 1) return undefined;
  return toStepped(from, to ?? maximum, every);
}

/** croner refuses a step that is longer than its range; such a range has one value. */
function toStepped(from: number, to: number, step: number): string {
  return step > to - from ? String(from) : `${from}-${to}/${step}`;
}

function fieldValue(text: string, { minimum, maximum, names = [] }: Field): number | undefined {
  const named = names.indexOf(text);
  if (named !== -1) return named + minimum;
  if (!/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= minimum && value <= maximum ? value : undefined;
}

function numbered(text: string, { names = [], minimum }: Field): string {
  return names.reduce((result, name, index) => result.replace(name, String(index + minimum)), text);
}
