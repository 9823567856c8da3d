import { anyNumber, intersectRanges, type NumberRange } from '../values/number-range.ts';
import { parseRegularExpression } from '../values/parse-regular-expression.ts';
import { acceptsText, createTextAutomaton, type TextAutomaton } from '../values/text-automaton.ts';
import type { JsonValue } from '../value-test.ts';
import type { SchemaAlternative } from './schema-alternatives.ts';
import { enterPlace, isObject, type SchemaPlace, toList } from './schema-place.ts';

/** Types of JSON values; `integer` is a number that is whole. */
export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

const SURROGATE = /[\ud800-\udfff]/;
const ALL_TYPES: readonly JsonType[] = ['string', 'number', 'boolean', 'null', 'object', 'array'];

/** Types that a value of an alternative can have. */
export function typesOf(alternative: SchemaAlternative): ReadonlySet<JsonType> {
  let types = new Set(ALL_TYPES);
  for (const declared of keywords(alternative, 'type')) {
    const names = new Set(typeof declared === 'string' ? [declared] : (toList(declared) ?? []));
    if (names.has('integer')) names.add('number');
    types = new Set([...types].filter((type) => names.has(type)));
  }
  const values = valuesOf(alternative);
  if (values === undefined) return types;
  const listed = new Set(values.map(toJsonType));
  return new Set([...types].filter((type) => listed.has(type)));
}

/** The type of a JSON value. */
export function toJsonType(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

/** Values that `enum` and `const` leave, or undefined without these. Objects and arrays are not compared. */
export function valuesOf(alternative: SchemaAlternative): readonly JsonValue[] | undefined {
  const lists = alternative.flatMap(({ schema }) => {
    if (!isObject(schema)) return [];
    const list = toList(schema['enum']);
    return [
      ...(list === undefined ? [] : [list]),
      ...(Object.hasOwn(schema, 'const') ? [[schema['const'] as JsonValue]] : []),
    ];
  });
  const [first, ...others] = lists;
  return first?.filter(
    (value) => (typeof value === 'object' && value !== null) || others.every((list) => list.includes(value)),
  );
}

/** Numbers that the bounds of an alternative leave. */
export function numbersOf(alternative: SchemaAlternative): NumberRange {
  let range = anyNumber;
  for (const { schema } of alternative) {
    if (!isObject(schema)) continue;
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, type } = schema;
    const isInteger = (types: unknown) =>
      types === 'integer' || (Array.isArray(types) && types.includes('integer') && !types.includes('number'));
    const parts: Partial<NumberRange>[] = [
      ...(typeof minimum === 'number' ? [{ from: minimum }] : []),
      ...(typeof maximum === 'number' ? [{ to: maximum }] : []),
      ...(typeof exclusiveMinimum === 'number' ? [{ from: exclusiveMinimum, isFromOpen: true }] : []),
      ...(typeof exclusiveMaximum === 'number' ? [{ to: exclusiveMaximum, isToOpen: true }] : []),
      ...(isInteger(type) || Number.isInteger(multipleOf) ? [{ isInteger: true }] : []),
    ];
    for (const part of parts) range = intersectRanges(range, { ...anyNumber, ...part });
  }
  return range;
}

/** Least and most code points of a string. */
export function lengthsOf(alternative: SchemaAlternative): { readonly min: number; readonly max: number } {
  return {
    min: Math.max(0, ...numbers(alternative, 'minLength')),
    max: Math.min(Number.POSITIVE_INFINITY, ...numbers(alternative, 'maxLength')),
  };
}

/** Automata of the `pattern` keywords that can be decided. */
export function textPatternsOf(alternative: SchemaAlternative): readonly TextAutomaton[] {
  return keywords(alternative, 'pattern').flatMap((source) => toAutomaton(source) ?? []);
}

/** What an object says of one key. */
export interface PropertyFacts {
  /** Schemas of the value; undefined when no value may stand there. */
  readonly places: readonly SchemaPlace[] | undefined;
  /** Some schema speaks of the key. */
  readonly isDeclared: boolean;
  readonly isRequired: boolean;
}

/** Says what an alternative's objects have at a key. */
export function propertyOf(alternative: SchemaAlternative, key: string): PropertyFacts {
  const places: SchemaPlace[] = [];
  let isDeclared = false;
  let isAllowed = true;
  for (const place of alternative) {
    const own = propertiesAt(place, key);
    places.push(...own.places);
    isDeclared ||= own.isDeclared;
    isAllowed &&= own.isAllowed;
  }
  const isRequired = keywords(alternative, 'required').some((required) => toList(required)?.includes(key));
  return { places: isAllowed ? places : undefined, isDeclared, isRequired };
}

function propertiesAt(place: SchemaPlace, key: string) {
  const places: SchemaPlace[] = [];
  let isUndecided = false;
  const named = enterPlace(place, 'properties', key);
  if (named !== undefined) places.push(named);
  for (const source of patternPropertiesOf(place)) {
    const automaton = toAutomaton(source);
    // In keys with surrogates an automaton over code units may see a half where the expression sees a character.
    if (automaton === undefined || SURROGATE.test(key)) isUndecided = true;
    else if (acceptsText(automaton, key))
      places.push(enterPlace(place, 'patternProperties', source) as SchemaPlace);
  }
  if (places.length > 0 || isUndecided) return { places, isDeclared: true, isAllowed: true };
  const additional = enterPlace(place, 'additionalProperties');
  if (additional === undefined || additional.schema === true) {
    return { places, isDeclared: false, isAllowed: true };
  }
  if (additional.schema === false) return { places, isDeclared: false, isAllowed: false };
  return { places: [additional], isDeclared: true, isAllowed: true };
}

function patternPropertiesOf({ schema }: SchemaPlace): readonly string[] {
  const patterns = isObject(schema) ? schema['patternProperties'] : undefined;
  return isObject(patterns) ? Object.keys(patterns) : [];
}

/** Whether an alternative declares keys that have, or may have, dots in them. */
export function mayHaveDottedKeys(alternative: SchemaAlternative): boolean {
  return alternative.some((place) => {
    const { schema } = place;
    if (!isObject(schema)) return false;
    const { properties, additionalProperties } = schema;
    return (
      isObject(additionalProperties) ||
      patternPropertiesOf(place).length > 0 ||
      (isObject(properties) && Object.keys(properties).some((key) => key.includes('.')))
    );
  });
}

/** Schemas of an array's elements: one list for each place that has its own, the last for all behind. */
export function elementsOf(alternative: SchemaAlternative): readonly (readonly SchemaPlace[])[] {
  const prefixes = alternative.map(({ schema }) => {
    const list = isObject(schema) ? schema['prefixItems'] : undefined;
    return Array.isArray(list) ? list.length : 0;
  });
  const most = Math.min(Math.max(0, ...prefixes) + 1, ...numbers(alternative, 'maxItems').map(Math.ceil));
  const positions = Array.from({ length: Math.max(0, most) }, (_, index) => index);
  return positions.map((index) =>
    alternative.flatMap((place, part) =>
      index < (prefixes[part] as number)
        ? (enterPlace(place, 'prefixItems', index) ?? [])
        : (enterPlace(place, 'items') ?? []),
    ),
  );
}

/** Least number of elements of an array. */
export function fewestElementsOf(alternative: SchemaAlternative): number {
  return Math.max(0, ...numbers(alternative, 'minItems'));
}

function keywords(alternative: SchemaAlternative, keyword: string): readonly unknown[] {
  return alternative.flatMap(({ schema }) =>
    isObject(schema) && Object.hasOwn(schema, keyword) ? [schema[keyword]] : [],
  );
}

function numbers(alternative: SchemaAlternative, keyword: string): readonly number[] {
  return keywords(alternative, keyword).filter((value) => typeof value === 'number');
}

function toAutomaton(source: unknown): TextAutomaton | undefined {
  if (typeof source !== 'string') return undefined;
  const expression = parseRegularExpression(source);
  return expression === undefined ? undefined : createTextAutomaton(expression);
}
