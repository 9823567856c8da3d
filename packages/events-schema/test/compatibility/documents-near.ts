import type { Random } from '@busbar/core';
import { atPointer, isJsonObject, type Json } from '../../src/generate/json-pointer.ts';

type JsonObject = { readonly [key: string]: Json };

const leaves: readonly Json[] = [null, true, false, 0, 1, -1, 0.5, '', 'a', '𝒳', 'aé', [], {}, [1], { a: 1 }];
const names = ['a', 'b', 'c', 'kind', 'x-1', 'z', '𝒳', '__proto__x'] as const;
const texts = [
  ...['', 'a', 'b', 'ab', 'abc', 'AB', 'A1', '12', '𝒳', '𝒳a', '𝒳𝒳', 'é', 'a\n', ' ', 'x-1', '-', 'aaaa'],
  ...[
    '2025-03-01',
    '2024-02-29',
    '2025-03-01T08:26:00Z',
    '2016-12-31T23:59:60Z',
    '08:26:00Z',
    'P1D',
    '192.0.2.1',
  ],
  ...['::1', 'a@b.example', '01956f3a-0000-7000-8000-000000000000', 'urn:a:b', 'a.example', '/a/-'],
];

/**
 * Draws documents that lie close to what schemas say: made keyword by keyword from one of them, often valid, at times
 * just beside it. It knows nothing of the solver, so that the two cannot share an error.
 */
export function documentsNear(schemas: readonly Json[], random: Random, count: number): readonly Json[] {
  return Array.from({ length: count }, () => {
    const root = pick(random, schemas);
    const document = draw(random, [root], root, 0);
    return random.next() < 0.4 ? mutate(random, document) : document;
  });
}

function pick<T>(random: Random, values: readonly T[]): T {
  return values[random.integer(0, values.length - 1)]!;
}

/** The schemas that apply at the same place, one branch chosen of each disjunction. */
function applied(random: Random, schemas: readonly Json[], root: Json, depth: number): readonly JsonObject[] {
  if (depth > 12) return [];
  return schemas.flatMap((schema): readonly JsonObject[] => {
    if (!isJsonObject(schema)) return [];
    const inner: Json[] = [];
    if (typeof schema.$ref === 'string')
      inner.push(atPointer(root, decodeURIComponent(schema.$ref.slice(1))) ?? true);
    if (Array.isArray(schema.allOf)) inner.push(...(schema.allOf as readonly Json[]));
    for (const keyword of ['anyOf', 'oneOf']) {
      const branches = schema[keyword];
      if (Array.isArray(branches)) inner.push(pick(random, branches as readonly Json[]));
    }
    if (schema.if !== undefined) {
      const met = random.next() < 0.5;
      inner.push(...(met ? [schema.if, schema.then ?? true] : [schema.else ?? true]));
    }
    if (isJsonObject(schema.dependentSchemas) && random.next() < 0.5)
      inner.push(...Object.values(schema.dependentSchemas));
    if (schema.not !== undefined && random.next() < 0.1) inner.push(schema.not);
    return [schema, ...applied(random, inner, root, depth + 1)];
  });
}

function draw(random: Random, schemas: readonly Json[], root: Json, depth: number): Json {
  if (depth > 5) return pick(random, leaves);
  const parts = applied(random, schemas, root, 0);
  const literals = parts.flatMap(({ const: only, enum: listed }) => [
    ...(only === undefined ? [] : [only]),
    ...(Array.isArray(listed) ? (listed as readonly Json[]) : []),
  ]);
  if (literals.length > 0 && random.next() < 0.85) return pick(random, literals);
  const types = parts.flatMap(({ type }) => (type === undefined ? [] : ([type].flat() as readonly string[])));
  const type = random.next() < 0.9 && types.length > 0 ? pick(random, types) : guessType(random, parts);
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return random.next() < 0.5;
    case 'number':
    case 'integer':
      return drawNumber(random, parts);
    case 'string':
      return drawText(random, parts);
    case 'array':
      return drawArray(random, parts, root, depth);
    case 'object':
      return drawObject(random, parts, root, depth);
    default:
      return pick(random, leaves);
  }
}

const keywordTypes: Readonly<Record<string, string>> = {
  properties: 'object',
  required: 'object',
  unevaluatedProperties: 'object',
  additionalProperties: 'object',
  dependentSchemas: 'object',
  items: 'array',
  prefixItems: 'array',
  contains: 'array',
  pattern: 'string',
  format: 'string',
  minLength: 'string',
  maxLength: 'string',
  minimum: 'number',
  maximum: 'number',
  multipleOf: 'number',
};

function guessType(random: Random, parts: readonly JsonObject[]): string {
  const hinted = parts.flatMap((part) => Object.keys(part).flatMap((keyword) => keywordTypes[keyword] ?? []));
  return hinted.length > 0 && random.next() < 0.8 ? pick(random, hinted) : 'any';
}

function numbersOf(parts: readonly JsonObject[], keywords: readonly string[]): readonly number[] {
  return parts.flatMap((part) =>
    keywords.flatMap((keyword) => (typeof part[keyword] === 'number' ? [part[keyword]] : [])),
  );
}

function drawNumber(random: Random, parts: readonly JsonObject[]): number {
  const bounds = numbersOf(parts, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']);
  const divisors = numbersOf(parts, ['multipleOf']);
  const near =
    bounds.length > 0 ? pick(random, bounds) + pick(random, [0, 1, -1, 0.5, -0.5, 1e-9]) : undefined;
  const multiple = divisors.length > 0 ? pick(random, divisors) * random.integer(-6, 12) : undefined;
  const choices = [near, multiple, random.integer(-3, 12), pick(random, [0, 0.1, 0.3, 1e21, 2 ** 53])];
  return pick(
    random,
    choices.filter((choice) => choice !== undefined),
  );
}

function drawText(random: Random, parts: readonly JsonObject[]): string {
  const lengths = numbersOf(parts, ['minLength', 'maxLength']);
  if (lengths.length > 0 && random.next() < 0.5)
    return pick(random, ['a', '𝒳', 'A', '1']).repeat(
      Math.max(0, pick(random, lengths) + random.integer(-1, 1)),
    );
  return pick(random, texts);
}

function drawArray(random: Random, parts: readonly JsonObject[], root: Json, depth: number): Json {
  const sizes = numbersOf(parts, ['minItems', 'maxItems', 'minContains', 'maxContains']);
  const prefixes = parts.map(({ prefixItems }) =>
    Array.isArray(prefixItems) ? (prefixItems as readonly Json[]) : [],
  );
  const size =
    pick(random, [...sizes, ...prefixes.map(({ length }) => length), 1, 2]) + random.integer(-1, 1);
  return Array.from({ length: Math.min(6, Math.max(0, size)) }, (_, i) => {
    const contained = random.next() < 0.4 ? parts.flatMap(({ contains }) => contains ?? []) : [];
    const rest = parts.flatMap(
      ({ items, unevaluatedItems }, part) => prefixes[part]![i] ?? items ?? unevaluatedItems ?? [],
    );
    return draw(random, [...rest, ...contained] as readonly Json[], root, depth + 1);
  });
}

function drawObject(random: Random, parts: readonly JsonObject[], root: Json, depth: number): Json {
  const members = (keyword: string) =>
    parts.flatMap((part) => (isJsonObject(part[keyword]) ? Object.entries(part[keyword]) : []));
  const required = parts.flatMap(({ required: wanted }) => (wanted ?? []) as readonly string[]);
  const declared = members('properties').map(([name]) => name);
  const triggers = [...members('dependentSchemas'), ...members('dependentRequired')].map(([name]) => name);
  const chosen = [
    ...required.filter(() => random.next() < 0.95),
    ...declared.filter(() => random.next() < 0.5),
    ...triggers.filter(() => random.next() < 0.4),
    ...(random.next() < 0.25 ? [pick(random, names)] : []),
  ];
  const patterns = members('patternProperties');
  const rest = parts.flatMap(
    ({ additionalProperties, unevaluatedProperties }) => additionalProperties ?? unevaluatedProperties ?? [],
  );
  return Object.fromEntries(
    [...new Set(chosen)].map((name) => {
      const own = members('properties').flatMap(([each, inner]) => (each === name ? [inner] : []));
      const matching = patterns.flatMap(([pattern, inner]) =>
        new RegExp(pattern, 'u').test(name) ? [inner] : [],
      );
      const schemas = [...own, ...matching];
      return [name, draw(random, schemas.length > 0 ? schemas : (rest as readonly Json[]), root, depth + 1)];
    }),
  );
}

function mutate(random: Random, value: Json): Json {
  if (Array.isArray(value) && value.length > 0 && random.next() < 0.8) {
    const items = value as readonly Json[];
    const at = random.integer(0, items.length - 1);
    const inside = () => items.map((item, i) => (i === at ? mutate(random, item) : item));
    return pick<() => Json>(random, [
      inside,
      inside,
      () => items.toSpliced(at, 1),
      () => [...items, items[at]!],
    ])();
  }
  if (isJsonObject(value) && random.next() < 0.85) {
    const entries = Object.entries(value);
    if (entries.length === 0) return { [pick(random, names)]: pick(random, leaves) };
    const at = random.integer(0, entries.length - 1);
    const inside = () =>
      Object.fromEntries(entries.map(([name, inner], i) => [name, i === at ? mutate(random, inner) : inner]));
    return pick<() => Json>(random, [
      inside,
      inside,
      () => Object.fromEntries(entries.toSpliced(at, 1)),
      () => ({ ...value, [pick(random, names)]: pick(random, leaves) }),
    ])();
  }
  if (typeof value === 'number') return value + pick(random, [1, -1, 0.5, -0.5]);
  if (typeof value === 'string' && random.next() < 0.6) return `${value}${pick(random, ['a', '𝒳', '1'])}`;
  return pick(random, leaves);
}
