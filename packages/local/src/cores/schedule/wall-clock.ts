/** A time as the clocks of one place show it, as if that place kept UTC: epoch ms of `2025-03-30T01:30:00Z` for half past one in London. */
export type WallMs = number;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Tells whether a text names a time zone of the IANA database; a bare offset (`+01:00`) does not. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Tells what the clocks of a time zone show at an instant. @param timeZone IANA name. */
export function toWallMs(instantMs: number, timeZone: string): WallMs {
  if (timeZone === 'UTC') return instantMs;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instantMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instantMs % 1000) + 1000) % 1000);
}

/**
 * Finds the instants at which the clocks of a time zone show a time, in order: none for one that the clocks skip in
 * spring, two for one that they show twice in autumn.
 */
export function instantsOf(wallMs: WallMs, timeZone: string): readonly number[] {
  if (timeZone === 'UTC') return [wallMs];
  const candidates = offsetsAround(wallMs, timeZone).map((offsetMs) => wallMs - offsetMs);
  return [...new Set(candidates)]
    .filter((instantMs) => toWallMs(instantMs, timeZone) === wallMs)
    .sort((a, b) => a - b);
}

/**
 * Finds the one instant that a time stands for: the first of two, and for one that the clocks skip the instant as
 * far after the change as the time is after the last one shown (01:30 becomes 02:30).
 */
export function toInstant(wallMs: WallMs, timeZone: string): number {
  return instantsOf(wallMs, timeZone)[0] ?? wallMs - offsetsAround(wallMs, timeZone)[0]!;
}

/** Offsets to UTC, ms, a day before and a day after: no zone changes twice in between. */
function offsetsAround(wallMs: WallMs, timeZone: string): readonly [before: number, after: number] {
  const offsetAt = (instantMs: number) => toWallMs(instantMs, timeZone) - instantMs;
  return [offsetAt(wallMs - 86_400_000), offsetAt(wallMs + 86_400_000)];
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}
