/** A format that can be told from text alone. */
export type TextFormat = 'date-time' | 'date' | 'uuid' | 'email';

const day = /^(\d{4})-(\d\d)-(\d\d)$/;
const time = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const email = /^[a-z\d]+(?:[._+-][a-z\d]+)*@(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,}$/i;

/** Longest text that is looked at: an email address has at most 254 characters, the others have less. */
const longestText = 254;

/** Names the formats of a text. Whatever has one by this rule has it by that of the validators, which allow more. */
export function formatOf(text: string): TextFormat | undefined {
  if (text.length > longestText) return undefined;
  if (isDay(text)) return 'date';
  if (text[10] === 'T' && isDay(text.slice(0, 10)) && time.test(text.slice(11))) return 'date-time';
  if (uuid.test(text)) return 'uuid';
  return email.test(text) ? 'email' : undefined;
}

function isDay(text: string): boolean {
  if (!day.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
