import { Ajv2020 } from 'ajv/dist/2020.js';
import { atPointer, isJsonObject, type Json, joinPointer } from '../generate/json-pointer.ts';
import { findEndlessReference } from '../generate/same-place-schemas.ts';
import { allSchemas, refusedKeywords } from '../generate/schema-vocabulary.ts';
import { refPointer } from './schema-space.ts';
import { UnusableSchemaError } from './unusable-schema-error.ts';

/** Keywords that contracts do not use but that are harmless here: they only name things. */
const harmless = new Set(['definitions', 'example']);
/** Levels of a schema document: more would exhaust the stack of validators and of this comparison. */
const mostLevels = 512;
const metaSchema = new Ajv2020({ strict: false });

/**
 * Refuses a schema that the comparison would misread.
 *
 * @throws UnusableSchemaError
 */
export function checkUsable(version: string, schema: Json): void {
  const refuse: (pointer: string, reason: string) => never = (pointer, reason) => {
    throw new UnusableSchemaError(version, pointer, reason);
  };
  const tooDeep = findBelow(schema, mostLevels);
  if (tooDeep !== undefined) refuse(tooDeep, `it is nested deeper than ${mostLevels} levels`);
  if (!metaSchema.validateSchema(schema as object | boolean)) {
    const { instancePath = '', message = 'is invalid' } = metaSchema.errors?.[0] ?? {};
    refuse(instancePath, `the value there ${message}`);
  }
  const pointers: string[] = [];
  for (const { schema: inner, pointer } of allSchemas(schema)) {
    if (!isJsonObject(inner)) continue;
    pointers.push(pointer);
    for (const keyword of Object.keys(inner)) {
      const at = joinPointer(pointer, keyword);
      if (keyword === '$id' && pointer === '') continue;
      if (refusedKeywords.has(keyword) && !harmless.has(keyword))
        refuse(at, `keyword "${keyword}" is not compared`);
    }
    if (typeof inner.$ref === 'string') {
      const target = inner.$ref.startsWith('#') ? atPointer(schema, refPointer(inner.$ref)) : undefined;
      if (target === undefined)
        refuse(`${pointer}/$ref`, `$ref "${inner.$ref}" leads nowhere in this document`);
    }
    const { pattern, patternProperties } = inner;
    const patterns = [pattern, ...Object.keys(isJsonObject(patternProperties) ? patternProperties : {})];
    for (const each of patterns) {
      if (typeof each === 'string' && !isPattern(each))
        refuse(pointer, `pattern "${each}" is no regular expression`);
    }
  }
  const endless = findEndlessReference(schema, pointers);
  if (endless !== undefined) refuse(endless, '$ref leads back to itself without going deeper');
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Finds a place below so many levels, level by level: nothing here may recurse. */
function findBelow(document: Json, levels: number): string | undefined {
  let places: readonly { readonly value: object; readonly pointer: string }[] =
    typeof document === 'object' && document !== null ? [{ value: document, pointer: '' }] : [];
  for (let level = 0; places.length > 0; level += 1) {
    if (level >= levels) return places[0]!.pointer;
    places = places.flatMap(({ value, pointer }) =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'object' && inner !== null
          ? [{ value: inner as object, pointer: joinPointer(pointer, key) }]
          : [],
      ),
    );
  }
  return undefined;
}
