import { isJsonObject, type Json } from '../../generate/json-pointer.ts';
import type { SchemaNode } from '../schema-space.ts';
import { type Demand, type JsonType, jsonTypeOf } from './goal.ts';
import { type LiteralSet, literalSet } from './literal-set.ts';

/** A schema that only the given object or array satisfies. */
export function literalSchema(value: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => ({ const: item }));
    return {
      type: 'array',
      minItems: value.length,
      maxItems: value.length,
      ...(items.length > 0 ? { prefixItems: items } : {}),
    };
  }
  if (!isJsonObject(value)) return { const: value };
  const names = Object.keys(value);
  return {
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { const: value[name]! }])),
    additionalProperties: false,
  };
}

const known = new WeakMap<object, LiteralSet>();

/** The values that `const` and `enum` of a schema both allow; `undefined` where neither stands. */
export function literalsOf(schema: { readonly [key: string]: Json }): LiteralSet | undefined {
  const made = known.get(schema);
  if (made !== undefined) return made;
  const listed = Array.isArray(schema.enum) ? literalSet(schema.enum as readonly Json[]) : undefined;
  const only = schema.const;
  const literals =
    only === undefined ? listed : literalSet(listed === undefined || listed.has(only) ? [only] : []);
  if (literals !== undefined) known.set(schema, literals);
  return literals;
}

/** Tells whether `const`, `enum` and what is to be avoided allow a plain value. */
export function allowsLiteral(
  positives: readonly SchemaNode[],
  demands: readonly Demand[],
  value: Json,
): boolean {
  return (
    positives.every(({ schema }) => {
      const literals = typeof schema === 'boolean' ? undefined : literalsOf(schema);
      return literals === undefined || literals.has(value);
    }) && !demands.some((demand) => demand.is === 'otherThan' && demand.values.has(value))
  );
}

/** The plain values of a type that `const` and `enum` leave; `undefined` where they leave any. */
export function listedLiterals(
  positives: readonly SchemaNode[],
  type: JsonType,
): readonly Json[] | undefined {
  const lists = positives.flatMap(({ schema }) => {
    const literals = typeof schema === 'boolean' ? undefined : literalsOf(schema);
    return literals === undefined ? [] : [literals];
  });
  const [first, ...others] = lists.sort((a, b) => a.values.length - b.values.length);
  return first?.values
    .filter((value) => jsonTypeOf(value) === type)
    .filter((value) => others.every((list) => list.has(value)));
}
