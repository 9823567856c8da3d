import type { Random } from '@busbar/core';
import { type ExampleSchema, isObject, type JsonObject, type JsonValue, listOf } from './example-schema.ts';

/** Draws of unions are cheap until here; deeper, the member that asks for least is taken, so that recursion ends. */
export const shallowDepth = 4;

/**
 * Brings all that a schema says of one place into one object: `$ref`, `allOf`, one member of `anyOf` and `oneOf`, and
 * one way through a condition. What cannot be merged (`not`, a member that excludes another) is left to the check of
 * the finished example.
 */
export function flattenSchema(
  root: ExampleSchema,
  schema: JsonValue | undefined,
  random: Random,
  depth: number,
): JsonObject {
  if (!isObject(schema)) return {};
  const {
    $ref,
    $defs: _,
    allOf,
    anyOf,
    oneOf,
    if: condition,
    then,
    else: otherwise,
    not: __,
    ...own
  } = schema;
  const flatten = (inner: JsonValue | undefined) => flattenSchema(root, inner, random, depth);
  let flat: JsonObject = own;
  if (typeof $ref === 'string') flat = mergeSchemas(flat, flatten(targetOf(root, $ref)));
  for (const member of listOf(allOf)) flat = mergeSchemas(flat, flatten(member));
  for (const members of [listOf(anyOf), listOf(oneOf)]) {
    if (members.length === 0) continue;
    const member =
      depth < shallowDepth
        ? flatten(members[random.integer(0, members.length - 1)])
        : members.map(flatten).toSorted((a, b) => cost(a) - cost(b))[0]!;
    flat = mergeSchemas(flat, member);
  }
  if (condition === undefined) return flat;
  return random.next() < 0.5
    ? mergeSchemas(mergeSchemas(flat, flatten(condition)), flatten(then))
    : mergeSchemas(flat, flatten(otherwise));
}

function cost({ required, minItems }: JsonObject): number {
  return listOf(required).length + (typeof minItems === 'number' ? minItems : 0);
}

function targetOf(root: ExampleSchema, ref: string): JsonValue | undefined {
  let place: JsonValue | undefined = root;
  for (const token of decodeURI(ref).split('/').slice(1)) {
    if (typeof place !== 'object' || place === null) return undefined;
    place = (place as JsonObject)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return place;
}

/** A schema that asks for what both ask for. */
export function mergeSchemas(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, JsonValue> = { ...a };
  for (const [keyword, value] of Object.entries(b)) {
    const other = merged[keyword];
    merged[keyword] = other === undefined ? value : mergeKeyword(keyword, other, value);
  }
  return merged;
}

function mergeKeyword(keyword: string, a: JsonValue, b: JsonValue): JsonValue {
  switch (keyword) {
    case 'minimum':
    case 'exclusiveMinimum':
    case 'minLength':
    case 'minItems':
    case 'minProperties':
    case 'minContains':
      return Math.max(Number(a), Number(b));
    case 'maximum':
    case 'exclusiveMaximum':
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return Math.min(Number(a), Number(b));
    case 'required':
      return [...new Set([...listOf(a), ...listOf(b)])];
    case 'uniqueItems':
      return a === true || b === true;
    case 'type':
      return intersectTypes(a, b);
    case 'enum':
    case 'samples': {
      const inBoth = listOf(a).filter((value) => listOf(b).some((other) => isSame(value, other)));
      return inBoth.length > 0 ? inBoth : b;
    }
    case 'properties':
    case 'dependentRequired':
    case 'keySamples':
    case 'patternProperties':
      return isObject(a) && isObject(b) ? mergeByName(a, b) : b;
    case 'items':
    case 'contains':
    case 'additionalProperties':
      return isObject(a) && isObject(b)
        ? { allOf: [a, b] }
        : a === false || b === false
          ? false
          : isObject(a)
            ? a
            : b;
    default:
      return b;
  }
}

function mergeByName(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, JsonValue> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const other = merged[name];
    if (other === undefined || other === true) merged[name] = value;
    else if (Array.isArray(other) && Array.isArray(value)) merged[name] = [...new Set([...other, ...value])];
    else if (value !== true)
      merged[name] = other === false || value === false ? false : { allOf: [other, value] };
  }
  return merged;
}

function intersectTypes(a: JsonValue, b: JsonValue): JsonValue {
  const left = Array.isArray(a) ? (a as readonly JsonValue[]) : [a];
  const right = Array.isArray(b) ? (b as readonly JsonValue[]) : [b];
  const narrow = (types: readonly JsonValue[], others: readonly JsonValue[]) =>
    types.filter((type) => others.includes(type) || (type === 'integer' && others.includes('number')));
  const both = [...new Set([...narrow(left, right), ...narrow(right, left)])];
  return both.length === 0 ? b : both;
}

function isSame(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
