/** Formats that a text is told to have. */
export type StringFormat = 'date-time' | 'date';

const date = String.raw`(\d{4})-(\d\d)-(\d\d)`;
const dateOnly = new RegExp(`^${date}$`);
const dateTime = new RegExp(
  String.raw`^${date}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$`,
);

/**
 * Finds the format of a text: an RFC 3339 time with its zone, or a day that there is. AWS is seen to find times; which
 * forms exactly, and whether days too, it does not say.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function toStringFormat(text: string): StringFormat | undefined {
  if (text.length < 10 || text.length > 64) return undefined;
  const day = dateOnly.exec(text);
  if (day !== null) return isDay(day) ? 'date' : undefined;
  const time = dateTime.exec(text);
  return time !== null && isDay(time) ? 'date-time' : undefined;
}

function isDay([, year, month, day]: RegExpExecArray): boolean {
  const lengths = [31, isLeapYear(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return Number(day) >= 1 && Number(day) <= (lengths[Number(month) - 1] ?? 0);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
