import fc from 'fast-check';
import type { Json } from '../../src/generate/json-pointer.ts';

type SchemaObject = { readonly [key: string]: Json };

const names = ['a', 'b', 'c', 'x-1'] as const;
const plainValues: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  0.5,
  2,
  3,
  6,
  10,
  '',
  'a',
  'ab',
  'AB',
  'abc',
  '12',
];
const patterns = ['^a', 'b$', '^[a-z]+$', '^[A-Z]{2}$', '^.{2,3}$', '[0-9]', '^(?:a|ab)$', '^x-'] as const;
const formats = ['date', 'date-time', 'uuid', 'email', 'ipv4'] as const;

const bound = fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 10);
const size = fc.integer({ min: 0, max: 3 });
const name = fc.constantFrom(...names);
const pattern = fc.constantFrom(...patterns);

/** Up to three of the members. */
function some(members: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<SchemaObject> {
  const [first, ...others] = Object.keys(members);
  return fc.subarray(others, { maxLength: 3 }).chain((kept) => {
    const chosen = first === 'type' ? [first, ...kept] : kept;
    return fc.record(Object.fromEntries(chosen.map((key) => [key, members[key]!])), {
      noNullPrototype: true,
    }) as fc.Arbitrary<SchemaObject>;
  });
}

const number = some({
  type: fc.constantFrom('number', 'integer'),
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: bound,
  exclusiveMaximum: bound,
  multipleOf: fc.constantFrom(1, 2, 3, 5),
});
const string = some({
  type: fc.constant('string'),
  minLength: size,
  maxLength: size,
  pattern,
  format: fc.constantFrom(...formats),
});
const literal = fc.oneof(
  fc.constantFrom(...plainValues).map((value): SchemaObject => ({ const: value })),
  fc
    .uniqueArray(fc.constantFrom(...plainValues), { minLength: 1, maxLength: 4 })
    .map((values): SchemaObject => ({ enum: values })),
  fc
    .constantFrom<Json>({ a: 1 }, { a: 'ab', b: [1] }, [], [1, 'a'], {})
    .map((value): SchemaObject => ({ enum: [value, 'a'] })),
);
const types = fc
  .uniqueArray(fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'object', 'array'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((list): SchemaObject => ({ type: list }));

/** Schemas over the whole vocabulary that the engine knows; `#` and `#/$defs/d` may be referred to where that is safe. */
const { schema } = fc.letrec<{
  schema: Json;
  object: SchemaObject;
  array: SchemaObject;
  branching: SchemaObject;
}>((tie) => {
  const inner = tie('schema');
  const fields = fc.dictionary(name, inner, { maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<Json>;
  const branches = fc.array(inner, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Json>;
  const reference = fc.constant<Json>({ $ref: '#' });
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      fc.oneof(number, string, literal, types, fc.constantFrom<Json>(true, false)),
      { weight: 4, arbitrary: tie('object') },
      { weight: 2, arbitrary: tie('array') },
      { weight: 2, arbitrary: tie('branching') },
    ) as fc.Arbitrary<Json>,
    object: some({
      type: fc.constant('object'),
      required: fc.uniqueArray(name, { maxLength: 2 }) as fc.Arbitrary<Json>,
      properties: fc.oneof(
        { weight: 6, arbitrary: fields },
        fc.record({ a: reference, b: inner }) as fc.Arbitrary<Json>,
        fc.constant<Json>({ a: { $ref: '#/$defs/d' } }),
      ),
      patternProperties: fc.dictionary(pattern, inner, {
        maxKeys: 2,
        noNullPrototype: true,
      }) as fc.Arbitrary<Json>,
      additionalProperties: inner,
      propertyNames: fc.oneof(string, literal),
      minProperties: size,
      maxProperties: size,
      dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
        maxKeys: 1,
        noNullPrototype: true,
      }) as fc.Arbitrary<Json>,
      dependentSchemas: fc.dictionary(name, inner, {
        maxKeys: 1,
        noNullPrototype: true,
      }) as fc.Arbitrary<Json>,
      unevaluatedProperties: fc.oneof(fc.constant<Json>(false), inner),
    }),
    array: some({
      type: fc.constant('array'),
      items: fc.oneof({ weight: 5, arbitrary: inner }, reference),
      prefixItems: branches,
      minItems: size,
      maxItems: size,
      uniqueItems: fc.boolean(),
      contains: inner,
      minContains: size,
      maxContains: size,
      unevaluatedItems: fc.oneof(fc.constant<Json>(false), inner),
    }),
    branching: some({
      allOf: branches,
      anyOf: branches,
      oneOf: branches,
      not: inner,
      if: inner,
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword
      then: inner,
      else: inner,
      required: fc.uniqueArray(name, { maxLength: 1 }) as fc.Arbitrary<Json>,
      properties: fields,
      unevaluatedProperties: fc.constant<Json>(false),
    }),
  };
});

/** A schema document: an object schema in most cases, with `$defs/d` to refer to. */
export const arbitrarySchema: fc.Arbitrary<Json> = fc
  .tuple(schema, fc.oneof(number, string, literal, types))
  .map(([root, definition]) =>
    typeof root === 'boolean' ? root : { ...(root as SchemaObject), $defs: { d: definition } },
  );

/** A schema and an edit of it: one place replaced, dropped or added to. */
export const arbitraryEdit: fc.Arbitrary<readonly [before: Json, after: Json]> = fc
  .tuple(arbitrarySchema, fc.infiniteStream(fc.nat(1000)), schema)
  .map(([before, choices, replacement]) => [before, edit(before, choices, replacement)] as const);

function edit(value: Json, choices: Iterator<number>, replacement: Json): Json {
  const choice = () => choices.next().value as number;
  if (typeof value === 'number') return value + (choice() % 2 === 0 ? 1 : -1);
  if (Array.isArray(value)) {
    if (value.length === 0) return value;
    const at = choice() % value.length;
    return choice() % 3 === 0 && value.length > 1
      ? value.filter((_, i) => i !== at)
      : value.map((item: Json, i) => (i === at ? edit(item, choices, replacement) : item));
  }
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).filter((key) => key !== '$ref');
  const key = keys[choice() % Math.max(1, keys.length)];
  if (key === undefined || choice() % 8 === 0) {
    return typeof replacement === 'object' && !Array.isArray(replacement)
      ? { ...value, ...(replacement as SchemaObject) }
      : value;
  }
  const members = value as SchemaObject;
  if (choice() % 5 === 0 && key !== '$defs' && key !== 'd')
    return Object.fromEntries(Object.entries(members).filter(([name]) => name !== key));
  return { ...members, [key]: edit(members[key]!, choices, replacement) };
}

const leaf = fc.constantFrom<Json>(
  ...plainValues,
  '2025-03-01',
  '2025-03-01T08:26:00Z',
  '192.0.2.1',
  'a@b.example',
  '01956f3a-0000-7000-8000-000000000000',
);

/** Documents over the same names and values as the schemas. */
export const arbitraryDocument: fc.Arbitrary<Json> = fc.letrec<{ document: Json }>((tie) => ({
  document: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.dictionary(fc.constantFrom(...names, 'ab', 'z', 'AB'), tie('document'), {
      maxKeys: 4,
      noNullPrototype: true,
    }) as fc.Arbitrary<Json>,
    fc.array(tie('document'), { maxLength: 4 }) as fc.Arbitrary<Json>,
  ),
})).document;
