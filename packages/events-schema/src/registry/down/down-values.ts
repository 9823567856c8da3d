import type { DownContext, DownRule } from './down-context.ts';
import { dialectTitles } from '../schema-dialect.ts';

const sameEverywhere =
  'multipleOf minLength maxLength pattern minItems maxItems uniqueItems minProperties maxProperties'.split(
    ' ',
  );

/** Formats that a dialect defines; each lets others be used. */
const definedFormats = {
  OpenApi3: new Set(['int32', 'int64', 'float', 'double', 'byte', 'binary', 'date', 'date-time', 'password']),
  JSONSchemaDraft4: new Set(['date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'uri']),
} as const;

/** Converts what numbers, texts and sizes must be. */
export const downValues: DownRule = (schema, _pointer, { keywords }, context) => {
  for (const keyword of sameEverywhere) {
    if (schema[keyword] !== undefined) keywords[keyword] = schema[keyword];
  }
  if (typeof schema.format === 'string') {
    keywords.format = schema.format;
    noteFormat(schema.format, context);
  }
  bound(schema.minimum, schema.exclusiveMinimum, 'minimum', 'exclusiveMinimum', (a, b) => a >= b);
  bound(schema.maximum, schema.exclusiveMaximum, 'maximum', 'exclusiveMaximum', (a, b) => a <= b);

  function bound(
    inclusive: unknown,
    exclusive: unknown,
    name: 'minimum' | 'maximum',
    exclusiveName: 'exclusiveMinimum' | 'exclusiveMaximum',
    isTighter: (a: number, b: number) => boolean,
  ): void {
    const isExclusive =
      typeof exclusive === 'number' && (typeof inclusive !== 'number' || isTighter(exclusive, inclusive));
    const limit = isExclusive ? exclusive : inclusive;
    if (typeof limit !== 'number') return;
    keywords[name] = limit;
    if (isExclusive) keywords[exclusiveName] = true;
  }
};

function noteFormat(format: string, { dialect, note }: DownContext): void {
  if (definedFormats[dialect].has(format)) return;
  note(
    `format "${format}" is not defined by ${dialectTitles[dialect]}: validators that do not know it let every text pass`,
  );
}
