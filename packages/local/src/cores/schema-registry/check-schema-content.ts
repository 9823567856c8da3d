import { limits } from '@busbar/core';
import { isTooDeep } from '../../gateway/protocols/json-depth.ts';
import type { SchemaType } from './schema-record.ts';
import { schemasErrors } from './schemas-errors.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks that a schema's content is a document of its type. AWS does not say how far it looks; this looks at what makes
 * the document one of its kind, not at each schema in it.
 *
 * @throws {AwsError} BadRequestException with the reason.
 */
export function checkSchemaContent(type: SchemaType, content: string): void {
  const { contentCharacters } = limits.schemas;
  if (content.length < 1 || content.length > contentCharacters) {
    throw invalid(type, `it has ${content.length} characters, 1 to ${contentCharacters} are allowed`);
  }
  const reason = (type === 'OpenApi3' ? flawOfOpenApi3 : flawOfDraft4)(parse(type, content));
  if (reason !== undefined) throw invalid(type, reason);
}

function parse(type: SchemaType, content: string): Json {
  if (isTooDeep(content)) throw invalid(type, 'it is nested too deeply');
  let document: unknown;
  try {
    document = JSON.parse(content);
  } catch (error) {
    throw invalid(type, `it is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isObject(document)) throw invalid(type, 'it is no JSON object');
  return document;
}

/** @see https://spec.openapis.org/oas/v3.0.3#openapi-object */
function flawOfOpenApi3({ openapi, info, paths, components }: Json): string | undefined {
  if (typeof openapi !== 'string' || !/^3\.\d+\.\d+/.test(openapi)) {
    return '"openapi" must be a version 3 such as "3.0.0"';
  }
  if (!isObject(info) || typeof info.title !== 'string' || typeof info.version !== 'string') {
    return '"info" must be an object with the texts "title" and "version"';
  }
  if (!isObject(paths)) return '"paths" must be an object';
  if (!isObject(components) || !isObject(components.schemas)) {
    return '"components" must be an object with the object "schemas"';
  }
  const wrong = Object.entries(components.schemas).find(([, schema]) => !isObject(schema));
  return wrong && `the schema "${wrong[0]}" of its components must be an object`;
}

const simpleTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** @see http://json-schema.org/draft-04/schema */
function flawOfDraft4({ $schema, type, properties, definitions, required }: Json): string | undefined {
  if (typeof $schema !== 'string' || !/^https?:\/\/json-schema\.org\/draft-04\/schema#?$/.test($schema)) {
    return '"$schema" must be "http://json-schema.org/draft-04/schema#"';
  }
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  if (!types.every((each) => simpleTypes.includes(each as string))) return '"type" must name JSON types';
  for (const [name, value] of Object.entries({ properties, definitions })) {
    if (value !== undefined && !(isObject(value) && Object.values(value).every(isObject))) {
      return `"${name}" must be an object of schemas`;
    }
  }
  if (
    required !== undefined &&
    !(Array.isArray(required) && required.length > 0 && required.every((each) => typeof each === 'string'))
  ) {
    return '"required" must be a list of at least one name';
  }
  return undefined;
}

function invalid(type: SchemaType, reason: string) {
  return schemasErrors.invalid(`Content is not valid ${type}: ${reason}.`);
}
