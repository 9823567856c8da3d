import { isJsonObject, type Json } from '../../generate/json-pointer.ts';
import type { SchemaNode, SchemaSpace } from '../schema-space.ts';
import type { Demand, NameMatcher, State } from './goal.ts';

const expressions = new Map<string, RegExp>();

/** Tells whether a text matches a pattern, as validators see it. */
export function matchesPattern(pattern: string, text: string): boolean {
  const known = expressions.get(pattern) ?? new RegExp(pattern, 'u');
  expressions.set(pattern, known);
  return known.test(text);
}

/** Tells whether a matcher speaks of a name. */
export function matchesName(where: NameMatcher, name: string): boolean {
  if ('pattern' in where) return matchesPattern(where.pattern, name);
  return !where.names.includes(name) && !where.patterns.some((pattern) => matchesPattern(pattern, name));
}

/** The schemas that a schema applies to the field of a name. */
export function fieldSchemas(space: SchemaSpace, node: SchemaNode, name: string): readonly SchemaNode[] {
  const { schema, document } = node;
  if (typeof schema === 'boolean') return [];
  const found: Json[] = [];
  if (isJsonObject(schema.properties) && Object.hasOwn(schema.properties, name))
    found.push(schema.properties[name]!);
  if (isJsonObject(schema.patternProperties)) {
    for (const [pattern, inner] of Object.entries(schema.patternProperties))
      if (matchesPattern(pattern, name)) found.push(inner);
  }
  if (found.length === 0 && schema.additionalProperties !== undefined)
    found.push(schema.additionalProperties);
  return found.map((inner) => space.node(inner, document));
}

/** The schemas that a schema applies to the item of an index. */
export function itemSchemas(space: SchemaSpace, node: SchemaNode, index: number): readonly SchemaNode[] {
  const { schema, document } = node;
  if (typeof schema === 'boolean') return [];
  const prefix = Array.isArray(schema.prefixItems) ? (schema.prefixItems as readonly Json[]) : [];
  const inner = index < prefix.length ? prefix[index] : schema.items;
  return inner === undefined ? [] : [space.node(inner, document)];
}

/** Number of leading items that a schema speaks of one by one. */
export function prefixLength({ schema }: SchemaNode): number {
  return typeof schema !== 'boolean' && Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
}

/** Names that a document of the state must have. */
export function isRequired({ positives, demands }: State, name: string): boolean {
  return (
    positives.some(
      ({ schema }) =>
        typeof schema !== 'boolean' && Array.isArray(schema.required) && schema.required.includes(name),
    ) || demands.some((demand) => (demand.is === 'present' || demand.is === 'field') && demand.name === name)
  );
}

/** Demands of one kind. */
export function demandsOf<Is extends Demand['is']>(
  demands: readonly Demand[],
  is: Is,
): readonly Extract<Demand, { readonly is: Is }>[] {
  return demands.filter((demand): demand is Extract<Demand, { readonly is: Is }> => demand.is === is);
}
