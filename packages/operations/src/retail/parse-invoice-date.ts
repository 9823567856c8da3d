import { isDeepStrictEqual } from 'node:util';

const isoLike = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.(\d+))?Z?)?$/;
const dayMonthYear = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * Reads `2010-12-01 08:26:00` as it stands and `1/12/2010 8:26` as day/month/year, both in UTC.
 *
 * @returns ISO 8601 with milliseconds; `undefined` for text that is no such date.
 */
export function parseInvoiceDate(text: string): string | undefined {
  const iso = isoLike.exec(text);
  if (iso) return toIso([iso[1], iso[2], iso[3], ...iso.slice(4)]);
  const british = dayMonthYear.exec(text);
  if (british) return toIso([british[3], british[2], british[1], ...british.slice(4)]);
  return undefined;
}

/** Parts from the year down to the fraction of a second, as they were written. */
function toIso(parts: readonly (string | undefined)[]): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => Number(part ?? 0));
  const milliseconds = Number((parts[6] ?? '').slice(0, 3).padEnd(3, '0'));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds));
  // Date.UTC carries 31 February over to March and reads the year 10 as 1910.
  const carried = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return isDeepStrictEqual(carried, [year, month, day, hour, minute, second])
    ? date.toISOString()
    : undefined;
}
