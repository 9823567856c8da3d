import { isJsonObject, type Json } from '@busbar/events-schema/generate';
import { appendItems, insertMember, readJson, replaceMember, toJsonPath } from './edit-json.ts';
import { joinSchemas, type JsonSchema } from './infer-schema.ts';
import type { SchemaEdit } from './schema-edit.ts';

/**
 * Applies one edit to the text of its file; layout and order of everything else stay. A second edit of the same place
 * is joined with the first: two events may differ in what they put into a shared schema.
 */
export function applySchemaEdit(text: string, edit: SchemaEdit): string {
  const path = toJsonPath(text, edit.pointer);
  const schema = readJson(text, path);
  if (!isJsonObject(schema)) return text;
  switch (edit.kind) {
    case 'add-field': {
      const { properties } = schema;
      const { name, schema: wanted } = edit;
      if (!isJsonObject(properties)) return insertMember(text, path, 'properties', { [name]: wanted });
      if (!Object.hasOwn(properties, name)) return insertMember(text, [...path, 'properties'], name, wanted);
      const joined = joinSchemas(properties[name] as JsonSchema, wanted);
      return replaceMember(text, [...path, 'properties'], name, [name, joined]);
    }
    case 'add-values': {
      const listed = Array.isArray(schema.enum) ? (schema.enum as readonly Json[]) : [schema.const!];
      const known = new Set(listed.map((value) => JSON.stringify(value)));
      const added = edit.values.filter((value) => !known.has(JSON.stringify(value)));
      if (added.length === 0) return text;
      if (Array.isArray(schema.enum)) return appendItems(text, [...path, 'enum'], added);
      return replaceMember(text, path, 'const', ['enum', [...listed, ...added]]);
    }
    case 'add-type': {
      const types = [schema.type].flat() as readonly string[];
      if (types.includes(edit.type)) return text;
      const kept = edit.type === 'number' ? types.filter((type) => type !== 'integer') : types;
      const widened = edit.type === 'number' ? [edit.type, ...kept] : [...kept, edit.type];
      return replaceMember(text, path, 'type', ['type', widened.length === 1 ? widened[0]! : widened]);
    }
  }
}
