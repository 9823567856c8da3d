import type { JsonObject } from '../../compatibility/schema-space.ts';
import { isJsonObject, type Json, joinPointer } from '../../generate/json-pointer.ts';
import { dialectTitles } from '../schema-dialect.ts';
import type { DownContext, DownRule } from './down-context.ts';
import { downPropertyNames } from './down-property-names.ts';
import { evaluatedNames } from './evaluated.ts';

const saysNothing = (schema: Json) =>
  schema === true || (isJsonObject(schema) && Object.keys(schema).length === 0);

/** Converts what the members of an object must be. */
export const downObject: DownRule = (schema, pointer, target, context) => {
  const { keywords } = target;
  const at = (keyword: string) => joinPointer(pointer, keyword);
  const { required, properties, patternProperties, additionalProperties } = schema;
  if (Array.isArray(required) && required.length > 0) keywords.required = [...new Set(required)];
  if (isJsonObject(properties)) keywords.properties = convertAll(properties, at('properties'), context);
  if (isJsonObject(patternProperties) && Object.keys(patternProperties).length > 0) {
    const isEmpty = Object.values(patternProperties).every(saysNothing);
    const isClosed = additionalProperties !== undefined && !saysNothing(additionalProperties);
    if (context.dialect === 'JSONSchemaDraft4') {
      keywords.patternProperties = convertAll(patternProperties, at('patternProperties'), context);
    } else if (!isEmpty || isClosed) {
      context.refuse(
        at('patternProperties'),
        'patternProperties',
        `${dialectTitles.OpenApi3} knows fields by name only`,
        'Name the fields in properties, hold free names in a field of their own under additionalProperties, or push JSONSchemaDraft4',
      );
    }
  }
  if (additionalProperties !== undefined) {
    keywords.additionalProperties =
      typeof additionalProperties === 'boolean'
        ? additionalProperties
        : context.convert(additionalProperties, at('additionalProperties'));
  }
  if (schema.propertyNames !== undefined)
    downPropertyNames(schema.propertyNames, at('propertyNames'), target, context);
  downDependencies(schema, pointer, target, context);
  downUnevaluated(schema, pointer, target, context);
};

function convertAll(schemas: JsonObject, pointer: string, { convert }: DownContext): JsonObject {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, inner]) => [name, convert(inner, joinPointer(pointer, name))]),
  );
}

const downDependencies: DownRule = (schema, pointer, target, context) => {
  const { dependentRequired, dependentSchemas } = schema;
  const lists = Object.entries(isJsonObject(dependentRequired) ? dependentRequired : {}).flatMap(
    ([name, names]) =>
      Array.isArray(names) && names.length > 0 ? [[name, [...new Set(names)]] as const] : [],
  );
  const schemas = Object.entries(isJsonObject(dependentSchemas) ? dependentSchemas : {}).map(
    ([name, inner]) => {
      const at = joinPointer(joinPointer(pointer, 'dependentSchemas'), name);
      return [name, context.convert(inner, at)] as const;
    },
  );
  if (context.dialect === 'JSONSchemaDraft4') {
    const listed = new Map<string, readonly Json[]>(lists);
    const both = schemas.map(([name, inner]): readonly [string, Json] => {
      const required = listed.get(name);
      return [name, required === undefined ? inner : { allOf: [{ required }, inner] }];
    });
    const dependencies = Object.fromEntries<Json>([...lists, ...both]);
    if (lists.length + both.length > 0) target.keywords.dependencies = dependencies;
    return;
  }
  // "Who has the field must …" is "without the field, or …"; what is no object has no field.
  for (const [name, demand] of [
    ...lists.map(([name, required]) => [name, { required }] as const),
    ...schemas,
  ]) {
    target.also({ anyOf: [{ not: { type: 'object', required: [name] } }, demand] });
  }
};

const downUnevaluated: DownRule = (schema, pointer, target, context) => {
  const { unevaluatedProperties: content } = schema;
  if (content === undefined || saysNothing(content)) return;
  const at = joinPointer(pointer, 'unevaluatedProperties');
  const evaluated = evaluatedNames(schema, context.document);
  if (evaluated?.isAll === true) return;
  if (evaluated === undefined || (context.dialect === 'OpenApi3' && evaluated.patterns.size > 0)) {
    const reason =
      evaluated === undefined
        ? 'which fields it concerns depends on the branch that a document takes'
        : `${dialectTitles.OpenApi3} knows fields by name only, and patternProperties stands beside it`;
    const fix = 'Declare every field in properties beside it, or use additionalProperties in each branch';
    context.refuse(at, 'unevaluatedProperties', reason, fix);
    return;
  }
  const any = (names: ReadonlySet<string>) => Object.fromEntries([...names].map((name) => [name, {}]));
  const left = content === false ? false : context.convert(content, at);
  const isOwn =
    isJsonObject(schema.properties) &&
    Object.keys(schema.properties).length === evaluated.names.size &&
    Object.keys(isJsonObject(schema.patternProperties) ? schema.patternProperties : {}).length ===
      evaluated.patterns.size;
  // Where nothing but its own neighbours evaluates fields, it is additionalProperties.
  if (isOwn) target.keywords.additionalProperties = left;
  else {
    target.also({
      ...(evaluated.names.size === 0 ? {} : { properties: any(evaluated.names) }),
      ...(evaluated.patterns.size === 0 ? {} : { patternProperties: any(evaluated.patterns) }),
      additionalProperties: left,
    });
  }
};
