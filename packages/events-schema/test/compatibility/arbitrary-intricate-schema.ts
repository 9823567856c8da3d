import fc from 'fast-check';
import { isJsonObject, type Json } from '../../src/generate/json-pointer.ts';
import { mapSchema } from '../../src/generate/schema-vocabulary.ts';

type SchemaObject = { readonly [key: string]: Json };

const names = ['a', 'b', 'c', 'kind', 'x-1', '𝒳'] as const;
const name = fc.constantFrom(...names);
const size = fc.integer({ min: 0, max: 3 });
const json = <T extends Json>(...values: readonly T[]): fc.Arbitrary<Json> =>
  fc.constantFrom<Json>(...values);
const members = (arbitrary: fc.Arbitrary<unknown>) => arbitrary as fc.Arbitrary<SchemaObject>;

const texts = ['', 'a', 'ab', 'AB', '12', '𝒳', 'é', '2025-03-01'] as const;
const values: readonly Json[] = [
  ...[null, true, false, 0, 1, 1.5, -1, 2, 10, ...texts],
  ...[[], [1], [1, 1], ['a', 'b'], {}, { a: 1 }, { a: 1, b: null }, { kind: 'a', b: [1] }, { b: null, a: 1 }],
];
const patterns = [
  '^a',
  'b$',
  '^[a-z]+$',
  '^.{1,2}$',
  '[0-9]',
  '^(?:a|ab)*$',
  '^x-',
  '^\\p{L}+$',
  '^[^a]*$',
  '^..$',
] as const;
const formats = [
  'date',
  'date-time',
  'time',
  'duration',
  'uuid',
  'email',
  'ipv4',
  'ipv6',
  'uri',
  'hostname',
  'json-pointer',
] as const;

const number = members(
  fc.record(
    {
      type: json('number', 'integer'),
      minimum: json(-1, 0, 0.5, 1, 2, 10),
      maximum: json(-1, 0, 1, 2.5, 10),
      exclusiveMinimum: json(0, 1, 0.1),
      exclusiveMaximum: json(1, 2, 3.5),
      multipleOf: json(1, 2, 3, 0.5, 0.25, 0.1, 1.5),
    },
    { requiredKeys: ['type'], noNullPrototype: true },
  ),
);
const text = members(
  fc.record(
    {
      type: json('string'),
      minLength: size,
      maxLength: fc.integer({ min: 1, max: 40 }),
      pattern: fc.constantFrom(...patterns),
      format: fc.constantFrom(...formats),
    },
    { requiredKeys: ['type'], noNullPrototype: true },
  ),
);
const literal = fc.oneof(
  fc.constantFrom(...values).map((value): SchemaObject => ({ const: value })),
  fc
    .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 5 })
    .map((list): SchemaObject => ({ enum: list })),
);
const type = json('string', 'number', 'integer', 'boolean', 'null', 'object', 'array');
const types = fc
  .uniqueArray(type, { minLength: 1, maxLength: 3 })
  .map((list): SchemaObject => ({ type: list }));
const definitions = ['n', 'm', 't'] as const;
const reference = fc.constantFrom(...definitions, '').map((to) => (to === '' ? '#' : `#/$defs/${to}`));

/** Up to four members of a record, besides those that are always there. */
const sparse = (
  parts: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  always: readonly string[] = [],
): fc.Arbitrary<SchemaObject> =>
  fc.subarray(Object.keys(parts), { maxLength: 4 }).chain((kept) => {
    const chosen = Object.entries(parts).filter(([key]) => always.includes(key) || kept.includes(key));
    return members(fc.record(Object.fromEntries(chosen), { noNullPrototype: true }));
  });

/** Schemas that mix what is hard: references with siblings, recursion, conditions, counts, what is unevaluated. */
const { schema, object } = fc.letrec<{
  schema: Json;
  object: SchemaObject;
  array: SchemaObject;
  mixed: SchemaObject;
  nullable: SchemaObject;
  referring: SchemaObject;
}>((tie) => {
  const inner = tie('schema');
  const branches = fc.array(fc.oneof(inner, tie('object')), { minLength: 1, maxLength: 3 });
  const fields = fc.dictionary(name, inner, { maxKeys: 3, noNullPrototype: true });
  const unevaluated = fc.oneof({ weight: 3, arbitrary: fc.constant<Json>(false) }, inner);
  const required = fc.uniqueArray(name, { maxLength: 2 });
  const condition = members(
    fc.oneof(
      fc.record({ required }, { noNullPrototype: true }),
      fc.tuple(name, literal).map(([key, only]) => ({ properties: { [key]: only }, required: [key] })),
      inner.filter(isJsonObject),
    ),
  );
  return {
    schema: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      fc.oneof(number, text, literal, types, fc.constantFrom<Json>(true, false)),
      { weight: 4, arbitrary: tie('object') },
      { weight: 3, arbitrary: tie('array') },
      { weight: 3, arbitrary: tie('mixed') },
      { weight: 2, arbitrary: tie('referring') },
      { weight: 1, arbitrary: tie('nullable') },
    ) as fc.Arbitrary<Json>,
    object: sparse(
      {
        type: json('object'),
        properties: fields,
        required,
        additionalProperties: fc.oneof(fc.constant<Json>(false), inner),
        patternProperties: fc.dictionary(fc.constantFrom(...patterns), inner, {
          maxKeys: 2,
          noNullPrototype: true,
        }),
        propertyNames: fc.oneof(text, literal),
        minProperties: size,
        maxProperties: size,
        dependentSchemas: fc.dictionary(name, fc.oneof(inner, tie('object')), {
          maxKeys: 2,
          noNullPrototype: true,
        }),
        dependentRequired: fc.dictionary(name, required, { maxKeys: 1, noNullPrototype: true }),
        unevaluatedProperties: unevaluated,
      },
      ['type', 'properties'],
    ),
    array: sparse(
      {
        type: json('array'),
        items: inner,
        prefixItems: branches,
        contains: inner,
        minContains: size,
        maxContains: size,
        minItems: size,
        maxItems: size,
        uniqueItems: fc.boolean(),
        unevaluatedItems: unevaluated,
      },
      ['type'],
    ),
    mixed: sparse({
      if: condition,
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword
      then: fc.oneof(inner, tie('object')),
      else: fc.oneof(inner, tie('object')),
      allOf: branches,
      anyOf: branches,
      oneOf: branches,
      not: condition,
      properties: fields,
      required,
      unevaluatedProperties: unevaluated,
      unevaluatedItems: unevaluated,
      type: fc.constantFrom<Json>('object', 'array', ['object', 'null'], ['array', 'object']),
    }),
    referring: sparse(
      {
        $ref: reference,
        properties: fields,
        required,
        unevaluatedProperties: unevaluated,
        minProperties: size,
        maxLength: size,
        maximum: json(1, 5),
        type: json('object', 'string'),
      },
      ['$ref'],
    ),
    nullable: fc.oneof(
      fc
        .tuple(inner, fc.constantFrom('anyOf', 'oneOf'))
        .map(([one, word]): SchemaObject => ({ [word]: [one, { type: 'null' }] })),
      fc
        .tuple(type, literal)
        .map(([one, listed]) => ({ type: [...new Set([one, 'null'])], ...listed }) as SchemaObject),
    ),
  };
});

/** A document with three definitions that may refer to one another. */
export const arbitraryIntricateSchema: fc.Arbitrary<Json> = fc
  .tuple(fc.oneof({ weight: 4, arbitrary: object }, schema), object, schema, fc.oneof(number, text, literal))
  .map(([root, n, m, t]) => (isJsonObject(root) ? { ...root, $defs: { n, m, t } } : root));

/** A schema and one to three edits of it. */
export const arbitraryIntricateEdit: fc.Arbitrary<readonly [before: Json, after: Json]> = fc
  .tuple(
    arbitraryIntricateSchema,
    fc.array(fc.tuple(fc.infiniteStream(fc.nat(997)), schema), { minLength: 1, maxLength: 3 }),
    // Together they are misread by validators, and then nothing is proven.
    fc.constantFrom('dependentSchemas', 'unevaluatedProperties', undefined),
  )
  .map(([before, edits, avoided]) => {
    const after = edits.reduce<Json>((now, [choices, other]) => edit(now, choices, other), before);
    return [without(before, avoided), without(after, avoided)] as const;
  });

function without(schema: Json, keyword: string | undefined): Json {
  return mapSchema(schema, (inner) =>
    isJsonObject(inner)
      ? Object.fromEntries(Object.entries(inner).filter(([key]) => key !== keyword))
      : inner,
  );
}

const swaps: Readonly<Record<string, string>> = {
  anyOf: 'oneOf',
  oneOf: 'anyOf',
  additionalProperties: 'unevaluatedProperties',
  unevaluatedProperties: 'additionalProperties',
  minimum: 'exclusiveMinimum',
  maximum: 'exclusiveMaximum',
  else: 'not',
  const: 'default',
  dependentSchemas: 'properties',
  allOf: 'prefixItems',
};

/** Changes one place: drops, exchanges, wraps or replaces what stands there. */
function edit(value: Json, choices: Iterator<number>, other: Json): Json {
  const choice = (below: number) => (choices.next().value as number) % below;
  if (typeof value === 'number') return value + [1, -1, 0.5][choice(3)]!;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    if (value.length === 0) return value;
    const at = choice(value.length);
    if (choice(4) === 0 && value.length > 1) return value.toSpliced(at, 1) as readonly Json[];
    return value.map((item: Json, i) => (i === at ? edit(item, choices, other) : item));
  }
  if (!isJsonObject(value)) return typeof value === 'boolean' && choice(3) === 0 ? other : value;
  const keys = Object.keys(value);
  const key = keys[choice(Math.max(1, keys.length))];
  const wrapped = { allOf: [Object.fromEntries(Object.entries(value).filter(([each]) => each !== '$defs'))] };
  const isDocument = '$defs' in value;
  switch (choice(9)) {
    case 0:
      return isJsonObject(other) ? { ...value, ...other } : value;
    case 1:
      return isDocument ? { ...wrapped, $defs: value.$defs! } : wrapped;
    case 2: {
      const to = key === undefined ? undefined : swaps[key];
      if (key === undefined || to === undefined) break;
      return Object.fromEntries(
        Object.entries(value).map(([each, content]) => [each === key ? to : each, content]),
      );
    }
    case 3:
      if (key === undefined || key === '$defs' || definitions.some((each) => each === key)) break;
      return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));
    case 4:
      return { ...value, unevaluatedProperties: false };
    default:
  }
  return key === undefined ? value : { ...value, [key]: edit(value[key]!, choices, other) };
}
