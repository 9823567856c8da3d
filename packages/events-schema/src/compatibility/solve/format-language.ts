import { fullFormats } from 'ajv-formats/dist/formats.js';

/** A format: what decides it, a pattern that all of its texts match, and some of its texts. */
interface FormatFacts {
  /** Wider than the format where the format cannot be written as a small pattern. */
  readonly within: string;
  readonly examples: readonly string[];
}

const digits = (count: number) => `[0-9]{${count}}`;
const offset = '(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)';
const clock = `${digits(2)}:${digits(2)}:${digits(2)}(?:\\.[0-9]+)?`;

const facts: Readonly<Record<string, FormatFacts>> = {
  date: { within: `^${digits(4)}-${digits(2)}-${digits(2)}$`, examples: ['2025-03-01', '1999-12-31'] },
  time: { within: `^${clock}${offset}$`, examples: ['08:26:00Z', '08:26:00.123Z', '23:00:00+01:00'] },
  'date-time': {
    within: `^${digits(4)}-${digits(2)}-${digits(2)}[Tt\\s]${clock}${offset}$`,
    examples: ['2025-03-01T08:26:00Z', '2025-03-01T08:26:00.000Z', '1999-12-31T23:00:00+01:00'],
  },
  duration: { within: '^P[0-9YMDTHSW]+$', examples: ['P1D', 'PT1H', 'P2W'] },
  email: { within: '^[^@]+@[^@]+\\.[^@]+$', examples: ['a@b.example', 'first.last@example.org'] },
  hostname: { within: '^[A-Za-z0-9.-]{1,255}$', examples: ['example.org', 'a', 'localhost'] },
  ipv4: { within: '^[0-9]{1,3}(?:\\.[0-9]{1,3}){3}$', examples: ['192.0.2.1', '0.0.0.0'] },
  ipv6: { within: '^[0-9A-Fa-f:.]{2,45}$', examples: ['2001:db8::1', '::'] },
  uri: { within: '^[A-Za-z][A-Za-z0-9+.-]*:', examples: ['https://example.org/', 'urn:a:b'] },
  uuid: {
    within: '^(?:[Uu][Rr][Nn]:[Uu][Uu][Ii][Dd]:)?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$',
    examples: ['01956f3a-0000-7000-8000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
  },
};

/** What is known of a format; `undefined` for one that validators of contracts do not know. */
export function formatFacts(format: string): FormatFacts | undefined {
  return Object.hasOwn(facts, format) ? facts[format] : undefined;
}

/** Tells whether a text is of a format, as validators see it; a format that they do not know lets all pass. */
export function isOfFormat(format: string, text: string): boolean {
  const known = Object.hasOwn(fullFormats, format)
    ? fullFormats[format as keyof typeof fullFormats]
    : undefined;
  if (known instanceof RegExp) return known.test(text);
  if (typeof known === 'function') return known(text);
  if (typeof known !== 'object' || typeof known.validate === 'string') return true;
  if (known.validate instanceof RegExp) return known.validate.test(text);
  return (known.validate as (text: string) => boolean)(text);
}
