import { isJsonObject, type Json } from '../../generate/json-pointer.ts';
import type { SchemaNode } from '../schema-space.ts';
import { type Demand, type JsonType, jsonTypeOf } from './goal.ts';

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

/** The values that `const` and `enum` of a schema both allow; `undefined` where neither stands. */
export function literalsOf(schema: { readonly [key: string]: Json }): readonly Json[] | undefined {
  const listed = Array.isArray(schema.enum) ? (schema.enum as readonly Json[]) : undefined;
  if (!Object.hasOwn(schema, 'const')) return listed;
  const only = schema.const as Json;
  return listed === undefined || listed.some((value) => isSameJson(value, only)) ? [only] : [];
}

/** JSON equality: order of keys does not matter. */
export function isSameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return (
      Array.isArray(b) && a.length === b.length && a.every((item: Json, i) => isSameJson(item, b[i] as Json))
    );
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSameJson(a[name]!, b[name]!))
  );
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
      return literals === undefined || literals.some((each) => isSameJson(each, value));
    }) && !demands.some((demand) => demand.is === 'otherThan' && isSameJson(demand.value, value))
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
  const [first, ...others] = lists.sort((a, b) => a.length - b.length);
  return first
    ?.filter((value) => jsonTypeOf(value) === type)
    .filter((value) => others.every((list) => list.some((each) => isSameJson(each, value))));
}
