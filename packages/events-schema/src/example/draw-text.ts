import type { Random } from '@busbar/core';
import { type JsonObject, listOf } from './example-schema.ts';

const draws: Readonly<Record<string, (random: Random) => string>> = {
  'date-time': (random) => drawInstant(random).toISOString(),
  date: (random) => drawInstant(random).toISOString().slice(0, 10),
  time: (random) => drawInstant(random).toISOString().slice(11),
  duration: (random) => `P${random.integer(1, 30)}DT${random.integer(0, 23)}H`,
  email: (random) => `person${random.integer(1, 9999)}@example.com`,
  hostname: (random) => `host${random.integer(1, 9999)}.example.com`,
  ipv4: (random) => `192.0.2.${random.integer(1, 254)}`,
  ipv6: (random) => `2001:db8::${random.integer(1, 0xffff).toString(16)}`,
  uri: (random) => `https://example.com/${random.integer(1, 9999)}`,
  uuid: drawUuid,
};

/** Formats that examples can be drawn of. */
export const drawnFormats: ReadonlySet<string> = new Set(Object.keys(draws));

/** Draws a text: one of the samples, one of the format, or the field's name with a number: `stockCode-417`. */
export function drawText(schema: JsonObject, name: string, random: Random): string {
  const samples = listOf(schema.samples);
  if (samples.length > 0) return String(samples[random.integer(0, samples.length - 1)]);
  const draw = typeof schema.format === 'string' ? draws[schema.format] : undefined;
  if (draw !== undefined) return draw(random);
  const minimum = typeof schema.minLength === 'number' ? schema.minLength : 0;
  const maximum = typeof schema.maxLength === 'number' ? schema.maxLength : Infinity;
  const number = String(random.integer(1, 9999));
  // The number goes last and stays whole, so that texts differ; the name gives way.
  const text = `${name}-`.slice(0, Math.max(0, maximum - number.length)) + number.slice(0, maximum);
  return text.padEnd(minimum, 'x');
}

/** An instant of the years 2020 to 2029. */
function drawInstant(random: Random): Date {
  const decadeMs = 315_619_200_000;
  return new Date(1_577_836_800_000 + Math.floor(random.next() * decadeMs));
}

function drawUuid(random: Random): string {
  const hex = Buffer.from(random.bytes(16)).toString('hex');
  const variant = '89ab'[random.integer(0, 3)]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
