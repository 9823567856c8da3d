import { isJsonObject, type Json } from '../../generate/json-pointer.ts';
import type { SchemaNode } from '../schema-space.ts';
import { evaluationsOf } from './evaluations.ts';
import {
  breaks,
  type Demand,
  holds,
  type JsonType,
  jsonTypeOf,
  type Search,
  type Step,
  type Way,
} from './goal.ts';
import { literalSchema, literalsOf } from './literal-schema.ts';
import { ownSchemas } from './own-schemas.ts';

/** What follows when a schema holds for a document of a type: steps for certain, and disjunctions. */
export interface Consequences {
  readonly steps: readonly Step[];
  readonly pending: readonly (readonly Way[])[];
}

/** The JSON types that a schema allows. */
export function allowsType(schema: { readonly [key: string]: Json }, type: JsonType): boolean {
  if (schema.type === undefined) return true;
  const types = [schema.type].flat();
  return types.includes(type) || (type === 'number' && types.includes('integer'));
}

const impossible: Consequences = { steps: [], pending: [[]] };
const way = (...steps: readonly Step[]): Way => ({ steps });

/** Takes a schema that holds apart, as far as its keywords apply in place. */
export function consequencesOf(search: Search, node: SchemaNode, type: JsonType): Consequences {
  const { schema, document } = node;
  if (typeof schema === 'boolean') return schema ? { steps: [], pending: [] } : impossible;
  if (!allowsType(schema, type)) return impossible;
  const steps: Step[] = [];
  const pending: Way[][] = [];
  const { one, many, named } = ownSchemas(search.space, schema, document);

  if (typeof schema.$ref === 'string') steps.push(holds(search.space.target(schema.$ref, document).node));
  for (const inner of many('allOf')) steps.push(holds(inner));

  const literals = literalsOf(schema);
  if (literals !== undefined && (type === 'object' || type === 'array')) {
    pending.push(
      literals.values
        .filter((value) => jsonTypeOf(value) === type)
        .map((value) => way(holds(search.space.node(literalSchema(value), document)))),
    );
  }
  const anyOf = many('anyOf');
  if (anyOf.length > 0) pending.push(anyOf.map((inner) => way(holds(inner))));
  const oneOf = many('oneOf');
  if (oneOf.length > 0) {
    pending.push(
      oneOf.map((inner, i) =>
        way(holds(inner), ...oneOf.filter((_, j) => j !== i).map((other) => breaks(other))),
      ),
    );
  }
  const not = one('not');
  if (not !== undefined) steps.push(breaks(not));
  const condition = one('if');
  if (condition !== undefined) {
    const [then, otherwise] = [one('then'), one('else')];
    pending.push([
      way(holds(condition), ...(then === undefined ? [] : [holds(then)])),
      way(breaks(condition), ...(otherwise === undefined ? [] : [holds(otherwise)])),
    ]);
  }
  if (type === 'object') pushObjectConsequences(search, node, schema, named, pending);
  if (type === 'array') {
    const unevaluated = one('unevaluatedItems');
    if (unevaluated !== undefined) pending.push(unevaluatedWays(search, node, 'items', unevaluated));
    const contained = one('contains');
    if (contained !== undefined) steps.push(containsDemand(schema, contained));
  }
  return { steps, pending };
}

function pushObjectConsequences(
  search: Search,
  node: SchemaNode,
  schema: { readonly [key: string]: Json },
  named: (keyword: string) => readonly (readonly [string, SchemaNode])[],
  pending: Way[][],
): void {
  for (const [name, inner] of named('dependentSchemas'))
    pending.push([way({ is: 'absent', name }), way({ is: 'present', name }, holds(inner))]);
  if (isJsonObject(schema.dependentRequired)) {
    for (const [name, others] of Object.entries(schema.dependentRequired)) {
      const present = [name, ...(others as readonly string[])].map(
        (each): Demand => ({ is: 'present', name: each }),
      );
      pending.push([way({ is: 'absent', name }), way(...present)]);
    }
  }
  if (schema.unevaluatedProperties !== undefined) {
    const inner = search.space.node(schema.unevaluatedProperties, node.document);
    pending.push(unevaluatedWays(search, node, 'properties', inner));
  }
}

function unevaluatedWays(
  search: Search,
  node: SchemaNode,
  kind: 'properties' | 'items',
  inner: SchemaNode,
): Way[] {
  const evaluations = evaluationsOf(search, node, kind);
  if (evaluations === undefined)
    return [way({ is: 'undecided', why: `unevaluated ${kind} beside too many branches` })];
  return evaluations.map(({ steps, all, names, patterns, from }): Way => {
    if (all) return way(...steps);
    const rest: Demand =
      kind === 'properties'
        ? { is: 'everyField', where: { names, patterns }, goal: holds(inner) }
        : { is: 'everyItem', from, goal: holds(inner) };
    return way(...steps, rest);
  });
}

/** How many items `contains` asks for. */
export function containsDemand(
  schema: { readonly [key: string]: Json },
  goal: SchemaNode,
): Demand & { readonly is: 'contains' } {
  const min = typeof schema.minContains === 'number' ? schema.minContains : 1;
  const max = typeof schema.maxContains === 'number' ? schema.maxContains : Number.POSITIVE_INFINITY;
  return { is: 'contains', min, max, goal };
}
