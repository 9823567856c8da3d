import type { Json } from '../generate/json-pointer.ts';
import type { ExportSchema } from './export-catalog.ts';

/** Rules that stand in one keyword, in the order in which they are told. */
const rules: readonly (readonly [keyword: string, describe: (value: Json) => string])[] = [
  ['format', (value) => `format ${String(value)}`],
  ['pattern', (value) => `matches ${String(value)}`],
  ['minLength', (value) => `at least ${plural(value, 'character')}`],
  ['maxLength', (value) => `at most ${plural(value, 'character')}`],
  ['minimum', (value) => `at least ${String(value)}`],
  ['exclusiveMinimum', (value) => `more than ${String(value)}`],
  ['maximum', (value) => `at most ${String(value)}`],
  ['exclusiveMaximum', (value) => `less than ${String(value)}`],
  ['multipleOf', (value) => `multiple of ${String(value)}`],
  ['minItems', (value) => `at least ${plural(value, 'item')}`],
  ['maxItems', (value) => `at most ${plural(value, 'item')}`],
  ['uniqueItems', (value) => (value === true ? 'all items differ' : '')],
  ['minProperties', (value) => `at least ${plural(value, 'field')}`],
  ['maxProperties', (value) => `at most ${plural(value, 'field')}`],
  ['additionalProperties', (value) => (value === false ? 'no other fields' : '')],
  ['unevaluatedProperties', (value) => (value === false ? 'no other fields' : '')],
  ['default', (value) => `default ${JSON.stringify(value)}`],
  ['oneOf', (value) => `exactly one of ${(value as readonly Json[]).length} forms`],
  ['anyOf', (value) => `any of ${(value as readonly Json[]).length} forms`],
  ['deprecated', (value) => (value === true ? 'deprecated' : '')],
];

/** Says in words what types a place may have: `string or null`. @param schemas all that speak of the place. */
export function describeType(schemas: readonly ExportSchema[]): string {
  const types = schemas.flatMap((schema) => typesOf(schema));
  return types.length === 0 ? 'any' : [...new Set(types)].join(' or ');
}

/** Says in words what else holds for a place, each rule once. */
export function describeConstraints(schemas: readonly ExportSchema[]): readonly string[] {
  const values = schemas.flatMap((schema) =>
    'const' in schema ? [schema.const!] : Array.isArray(schema.enum) ? (schema.enum as readonly Json[]) : [],
  );
  const listed = [...new Set(values.map((value) => JSON.stringify(value)))];
  const choice =
    listed.length === 0 ? [] : [listed.length === 1 ? `always ${listed[0]}` : `one of ${listed.join(', ')}`];
  const said = rules.flatMap(([keyword, describe]) =>
    schemas.flatMap((schema) => (schema[keyword] === undefined ? [] : [describe(schema[keyword])])),
  );
  return [...new Set([...choice, ...said])].filter((text) => text !== '');
}

function typesOf(schema: ExportSchema): readonly string[] {
  if (schema.type !== undefined) return [schema.type].flat().map(String);
  if ('const' in schema) return [typeOf(schema.const!)];
  if (Array.isArray(schema.enum)) return (schema.enum as readonly Json[]).map(typeOf);
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return ['object'];
  return schema.items !== undefined || schema.prefixItems !== undefined ? ['array'] : [];
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function plural(count: Json, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
