import {
  evaluatedPlaces,
  isEvaluating,
  surelyDeclared,
  type UnevaluatedKeyword,
} from './evaluated-places.ts';
import { inlined, inlinedBelow, refTarget } from './inlined-schemas.ts';
import { atPointer, isJsonObject, type Json, joinPointer } from './json-pointer.ts';
import { allSchemas, subschemas } from './schema-vocabulary.ts';

type SchemaObject = { readonly [key: string]: Json };

/** A place of a schema that Ajv 8 misreads, and so every validator that it compiles. */
export interface Misreading {
  /** Pointer in the schema, which stands on its own. */
  readonly pointer: string;
  /** What is misread, in a few words: `contains in items`. */
  readonly what: string;
  readonly reason: string;
  readonly fix: string;
}

/**
 * Finds what Ajv 8 takes for something else, so that a validator passes what is not valid, or refuses what is:
 *
 * - below `not` and `if`, `contains` is passed over where `prefixItems` beside it ends at a schema that the array is too
 *   short for;
 * - in a loop, such as `items`, `contains` takes what it found in the array before for what it finds in `[]`;
 * - `unevaluatedProperties` takes what `patternProperties` of an `anyOf` or `oneOf` branch matches for evaluated though the
 *   branch fails;
 * - `unevaluatedProperties` and `unevaluatedItems` take what only an `if` declares for evaluated though it fails, and where
 *   neither `then` nor `else` asks for anything, for unevaluated though it holds;
 * - `patternProperties` without `properties` throws where a branch beside it that declares fields fails;
 * - where `dependentSchemas` name fields, `unevaluatedProperties` forgets the fields that stand beside them as long as they do
 *   not apply;
 * - a field named `__proto__` is passed over, and one that is called as another member of `Object.prototype` (`valueOf`) is
 *   found in every object.
 *
 * The same keywords elsewhere are read rightly.
 */
export function findMisreadings(root: Json): readonly Misreading[] {
  const found = new Map<string, Misreading>();
  for (const { schema, pointer } of allSchemas(root)) {
    if (!isJsonObject(schema)) continue;
    for (const each of misreadingsAt(root, schema, pointer)) found.set(each.pointer, each);
  }
  return [...found.values()];
}

function* misreadingsAt(root: Json, schema: SchemaObject, pointer: string): Generator<Misreading> {
  for (const inner of subschemas(schema, pointer)) {
    const { keyword } = inner;
    if (keyword === 'not' || keyword === 'if') yield* tuplesBelow(root, inner.pointer, keyword);
    if (looping.has(keyword)) yield* containsBelow(root, inner.pointer, keyword);
  }
  yield* patternsAfterBranches(root, schema, pointer);
  for (const keyword of ['unevaluatedProperties', 'unevaluatedItems'] as const) {
    if (schema[keyword] === undefined || schema[keyword] === true) continue;
    yield* conditionsBeside(root, pointer, keyword);
    if (keyword === 'unevaluatedItems') continue;
    yield* patternsBeside(root, pointer, undefined);
    yield* dependentsBeside(root, pointer);
  }
  for (const keyword of [
    'properties',
    'patternProperties',
    'dependentSchemas',
    'dependentRequired',
    'required',
  ]) {
    const content = schema[keyword] ?? {};
    const names = Array.isArray(content) ? content : Object.keys(content);
    const isName = (name: unknown) => keyword !== 'patternProperties' || name === '__proto__';
    const inherited = names.find((name) => inheritedNames.has(name) && isName(name));
    if (inherited === undefined) continue;
    yield {
      pointer: joinPointer(pointer, keyword),
      what: `a field named ${inherited}`,
      reason:
        inherited === '__proto__'
          ? 'validators would pass over the field "__proto__"'
          : `validators would find a field "${inherited}" in every object, as JavaScript does`,
      fix: 'Give the field another name',
    };
  }
}

/** Validators look fields up and do not ask whether the object has them itself. */
const inheritedNames: ReadonlySet<unknown> = new Set(Object.getOwnPropertyNames(Object.prototype));

const looping = new Set(
  'items contains additionalProperties patternProperties unevaluatedItems unevaluatedProperties'.split(' '),
);

function* tuplesBelow(root: Json, start: string, keyword: string): Generator<Misreading> {
  for (const { schema, pointer } of inlinedBelow(root, start)) {
    const { contains, minContains, minItems } = schema;
    const decided = firstDecidingItem(schema.prefixItems);
    if (contains === undefined || minContains === 0 || decided === undefined || Number(minItems) > decided)
      continue;
    const texts = decided === 0 ? '[]' : `arrays of at most ${decided} items`;
    yield {
      pointer: joinPointer(pointer, 'contains'),
      what: `contains beside prefixItems below ${keyword}`,
      reason: `validators would pass ${texts} here: "contains" stands beside "prefixItems" below "${keyword}"`,
      fix:
        decided === 0
          ? 'Write "minItems": 1 beside them, which says the same'
          : `Write "minItems": ${decided + 1} beside them if no shorter array is meant, or "items" instead of "prefixItems"`,
    };
  }
}

function* containsBelow(root: Json, start: string, keyword: string): Generator<Misreading> {
  for (const { schema, pointer } of inlinedBelow(root, start)) {
    const { contains, minContains = 1, maxContains, minItems } = schema;
    const isCounted = minContains !== 1 || maxContains !== undefined;
    if (contains === undefined || isAlways(contains) || isCounted || Number(minItems) > 0) continue;
    yield {
      pointer: joinPointer(pointer, 'contains'),
      what: `contains in ${keyword}`,
      reason: `validators would pass [] here after another array: "contains" stands below "${keyword}"`,
      fix: 'Write "minItems": 1 beside it, which says the same',
    };
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
    yield {
      pointer: joinPointer(pointer, 'patternProperties'),
      what: `patternProperties in ${branch} beside unevaluatedProperties`,
      reason: `"unevaluatedProperties" around "${branch}" would misread fields that "patternProperties" matches inside it`,
      fix: 'Write patternProperties beside unevaluatedProperties, or additionalProperties in each branch instead of it',
    };
  }
  const target = branch === undefined ? refTarget(schema.$ref) : inlined(root, schema.$ref);
  if (target !== undefined) yield* patternsBeside(root, target, branch, path);
  for (const inner of subschemas(schema, pointer)) {
    const next = branching.has(inner.keyword) ? inner.keyword : branch;
    if (branching.has(inner.keyword) || keeping.has(inner.keyword))
      yield* patternsBeside(root, inner.pointer, next, path);
  }
}

const branching = new Set(['anyOf', 'oneOf']);
const keeping = new Set(['allOf', 'then', 'else', 'dependentSchemas']);

/** `patternProperties` for which a branch, which may fail, is to have made the list of what is evaluated. */
function* patternsAfterBranches(root: Json, schema: SchemaObject, start: string): Generator<Misreading> {
  const names = (keyword: string) => Object.keys(schema[keyword] ?? {});
  const makesList = schema.additionalProperties !== undefined || names('properties').length > 0;
  if (names('patternProperties').length === 0 || makesList) return;
  const branch = evaluatedPlaces(root, start).find(
    (pointer) =>
      pointer !== start &&
      /\/(?:(?:anyOf|oneOf)\/\d+|then|else)$/.test(pointer) &&
      isEvaluating(root, pointer, 'unevaluatedProperties'),
  );
  if (branch === undefined) return;
  yield {
    pointer: joinPointer(start, 'patternProperties'),
    what: 'patternProperties beside branches that declare fields',
    reason: `validators would throw a TypeError: "patternProperties" stands without "properties" beside branches that declare fields`,
    fix: 'Declare a field in properties beside patternProperties, or move patternProperties into a member of allOf',
  };
}

/** Every member of `dependentSchemas` that applies to the same object and names fields of it. */
function* dependentsBeside(root: Json, start: string): Generator<Misreading> {
  for (const pointer of evaluatedPlaces(root, start)) {
    const { dependentSchemas } = atPointer(root, pointer) as SchemaObject;
    for (const name of isJsonObject(dependentSchemas) ? Object.keys(dependentSchemas) : []) {
      const at = joinPointer(joinPointer(pointer, 'dependentSchemas'), name);
      if (!isEvaluating(root, at, 'unevaluatedProperties')) continue;
      yield {
        pointer: at,
        what: 'dependentSchemas beside unevaluatedProperties',
        reason: `"unevaluatedProperties" around "dependentSchemas" that name fields would refuse other fields of events without "${name}"`,
        fix: 'Declare the fields in properties and leave "required" here, or write if and then',
      };
    }
  }
}

/** Every `if` that evaluates what nothing else does: Ajv counts it though the condition fails, or never. */
function* conditionsBeside(root: Json, start: string, keyword: UnevaluatedKeyword): Generator<Misreading> {
  const declared = surelyDeclared(root, start);
  for (const pointer of evaluatedPlaces(root, start)) {
    const at = joinPointer(pointer, 'if');
    if (!isEvaluating(root, at, keyword, declared)) continue;
    yield {
      pointer: at,
      what: `an if that evaluates beside ${keyword}`,
      reason: `"${keyword}" would misread what only the "if" declares: validators count it whether the condition holds or not`,
      fix:
        keyword === 'unevaluatedItems'
          ? 'Declare the items outside the "if"'
          : 'Declare the fields in properties beside the "if" too',
    };
  }
}

/** Position of the first item of a tuple for which Ajv writes code. */
function firstDecidingItem(prefixItems: Json | undefined): number | undefined {
  const items: readonly Json[] = Array.isArray(prefixItems) ? prefixItems : [];
  const position = items.findIndex((item) => !isAlways(item));
  return position < 0 ? undefined : position;
}

const annotations = new Set(
  (
    '$comment $defs $schema contentEncoding contentMediaType contentSchema default deprecated description ' +
    'examples readOnly title writeOnly'
  ).split(' '),
);

/** Whether a schema, as Ajv sees it without compiling it, allows everything. */
function isAlways(schema: Json): boolean {
  return isJsonObject(schema)
    ? Object.keys(schema).every((keyword) => annotations.has(keyword))
    : schema === true;
}
