import type { BundledSchema } from './bundle-schema.ts';
import type { ContractProblem } from './contract-problem.ts';
import { atPointer, isJsonObject, type Json, joinPointer } from './json-pointer.ts';
import { samePlaceSchemas } from './same-place-schemas.ts';
import { allSchemas, subschemas } from './schema-vocabulary.ts';

/** A place that Ajv 8 misreads. */
interface Misreading {
  /** Pointer in the bundled schema. */
  readonly pointer: string;
  readonly reason: string;
  readonly fix: string;
}

/**
 * Refuses what the validators, compiled by Ajv 8, would take for something else:
 *
 * - below `not` and `if` they pass `[]` where `prefixItems` and `contains` stand side by side;
 * - `unevaluatedProperties` takes what `patternProperties` of an `anyOf` or `oneOf` branch matches for evaluated though the
 *   branch fails, and what those of an `if` match for unevaluated though it holds;
 * - where `dependentSchemas` name fields, `unevaluatedProperties` forgets the fields that stand beside them as long as they
 *   do not apply, and refuses valid events.
 *
 * The same keywords elsewhere are read rightly and pass.
 */
export function checkMisread(bundled: BundledSchema): readonly ContractProblem[] {
  const root = bundled.schema;
  const found = new Map<string, Misreading>();
  for (const { schema, pointer } of allSchemas(root)) {
    if (!isJsonObject(schema)) continue;
    for (const keyword of ['not', 'if'])
      if (schema[keyword] !== undefined)
        for (const each of tuplesBelow(root, joinPointer(pointer, keyword), keyword))
          found.set(each.pointer, each);
    if (schema.unevaluatedProperties !== undefined && schema.unevaluatedProperties !== true)
      for (const each of [...patternsBeside(root, pointer, undefined), ...dependentsBeside(root, pointer)])
        found.set(each.pointer, each);
  }
  return [...found.values()].map(({ pointer, reason, fix }) => ({
    ...bundled.originOf(pointer),
    reason,
    fix,
  }));
}

function* tuplesBelow(
  root: Json,
  start: string,
  keyword: string,
  seen: ReadonlySet<string> = new Set(),
): Generator<Misreading> {
  const schema = atPointer(root, start);
  if (schema === undefined || seen.has(start)) return;
  for (const { schema: inner, pointer } of allSchemas(schema, start)) {
    if (!isJsonObject(inner)) continue;
    const { contains, prefixItems, minContains, minItems } = inner;
    if (contains !== undefined && minContains !== 0 && !(Number(minItems) > 0) && isTuple(prefixItems)) {
      const reason = `validators would pass [] here: "contains" stands beside "prefixItems" below "${keyword}"`;
      yield {
        pointer: joinPointer(pointer, 'contains'),
        reason,
        fix: 'Write "minItems": 1 beside them, which says the same',
      };
    }
    const target = inlined(root, inner.$ref);
    if (target !== undefined) yield* tuplesBelow(root, target, keyword, new Set(seen).add(start));
  }
}

/** Every `patternProperties` that applies to the same object by way of a branch. */
function* patternsBeside(
  root: Json,
  pointer: string,
  branch: string | undefined,
  seen: ReadonlySet<string> = new Set(),
): Generator<Misreading> {
  const schema = atPointer(root, pointer);
  if (!isJsonObject(schema) || seen.has(pointer)) return;
  const path = new Set(seen).add(pointer);
  if (
    branch !== undefined &&
    schema.patternProperties !== undefined &&
    schema.additionalProperties === undefined
  ) {
    const reason = `"unevaluatedProperties" around "${branch}" would misread fields that "patternProperties" matches inside it`;
    const fix =
      'Write patternProperties beside unevaluatedProperties, or additionalProperties in each branch instead of it';
    yield { pointer: joinPointer(pointer, 'patternProperties'), reason, fix };
  }
  const target = branch === undefined ? refTarget(schema.$ref) : inlined(root, schema.$ref);
  if (target !== undefined) yield* patternsBeside(root, target, branch, path);
  for (const inner of subschemas(schema, pointer)) {
    const next = branching.has(inner.keyword) ? inner.keyword : branch;
    if (branching.has(inner.keyword) || keeping.has(inner.keyword))
      yield* patternsBeside(root, inner.pointer, next, path);
  }
}

/** Every member of `dependentSchemas` that applies to the same object and names fields of it. */
function* dependentsBeside(root: Json, start: string): Generator<Misreading> {
  for (const { schema, pointer } of samePlace(root, start)) {
    const dependents = isJsonObject(schema.dependentSchemas) ? schema.dependentSchemas : {};
    for (const name of Object.keys(dependents)) {
      const at = joinPointer(joinPointer(pointer, 'dependentSchemas'), name);
      if (!samePlace(root, at).some(({ schema: inner }) => naming.some((keyword) => keyword in inner)))
        continue;
      const reason = `"unevaluatedProperties" around "dependentSchemas" that name fields would refuse other fields of events without "${name}"`;
      const fix = 'Declare the fields in properties and leave "required" here, or write if and then';
      yield { pointer: at, reason, fix };
    }
  }
}

/** The schemas whose fields count as evaluated at the place of one, itself included. */
function samePlace(root: Json, start: string) {
  const found = new Map<string, { readonly [key: string]: Json }>();
  const visit = (pointer: string): void => {
    const schema = atPointer(root, pointer);
    if (!isJsonObject(schema) || found.has(pointer)) return;
    found.set(pointer, schema);
    for (const next of samePlaceSchemas(root, pointer)) if (next !== joinPointer(pointer, 'not')) visit(next);
  };
  visit(start);
  return [...found].map(([pointer, schema]) => ({ pointer, schema }));
}

const naming = ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'];
const branching = new Set(['anyOf', 'oneOf', 'if']);
const keeping = new Set(['allOf', 'then', 'else', 'dependentSchemas']);

function isTuple(prefixItems: Json | undefined): boolean {
  const items: readonly Json[] = Array.isArray(prefixItems) ? prefixItems : [];
  return items.some((item) => item === false || (isJsonObject(item) && Object.keys(item).length > 0));
}

function refTarget(ref: Json | undefined): string | undefined {
  return typeof ref === 'string' ? decodeURIComponent(ref.slice(1)) : undefined;
}

/** The target of a reference that Ajv compiles in place, which is one that refers to nothing further. */
function inlined(root: Json, ref: Json | undefined): string | undefined {
  const pointer = refTarget(ref);
  const target = pointer === undefined ? undefined : atPointer(root, pointer);
  if (pointer === undefined || target === undefined) return undefined;
  for (const { schema } of allSchemas(target))
    if (isJsonObject(schema) && schema.$ref !== undefined) return undefined;
  return pointer;
}
