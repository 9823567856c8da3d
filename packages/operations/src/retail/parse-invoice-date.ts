const isoLike = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?Z?)?$/;
const dayMonthYear = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * Reads `2010-12-01 08:26:00` as it stands and `1/12/2010 8:26` as day/month/year, both in UTC.
 *
 * @returns ISO 8601 with milliseconds; `undefined` for text that is no such date.
 */
export function parseInvoiceDate(text: string): string | undefined {
  const iso = isoLike.exec(text);
  if (iso) return toIso(iso[1], iso[2], iso[3], iso.slice(4));
  const british = dayMonthYear.exec(text);
  if (british) return toIso(british[3], british[2], british[1], british.slice(4));
  return undefined;
}

function toIso(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: readonly (string | undefined)[],
): string | undefined {
  const [hour = 0, minute = 0, second = 0] = time.map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), hour, minute, second));
  const asWritten =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    date.getUTCHours() === hour;
  return asWritten && minute < 60 && second < 60 ? date.toISOString() : undefined;
}
