import { isJsonObject } from '../../generate/json-pointer.ts';
import type { SchemaNode } from '../schema-space.ts';
import { fieldSchemas, isRequired, itemSchemas, matchesPattern, prefixLength } from './field-schemas.ts';
import { type Demand, isDemand, jsonTypes, type Search, type State, type Step, type Way } from './goal.ts';
import { allowsType } from './hold.ts';
import { listedLiterals, literalsOf } from './literal-schema.ts';

/** What is known of a way beforehand: it cannot be gone, it is gone already, or neither. */
export type Fate = 'impossible' | 'given' | 'open';

/** Looks at a way cheaply. Saying `open` is always right; the other answers are proofs. */
export function fateOf(search: Search, state: State, { steps }: Way): Fate {
  let fate: Fate = 'given';
  for (const step of steps) {
    const each = fateOfStep(search, state, step);
    if (each === 'impossible') return each;
    if (each === 'open') fate = each;
  }
  return fate;
}

function fateOfStep(search: Search, state: State, step: Step): Fate {
  if (!isDemand(step)) {
    const { holds, node, place } = step;
    if (node.schema === !holds) return 'impossible';
    const known = node.schema === holds ? holds : state.signs.get(node.id);
    if (known === undefined) return 'open';
    if (known !== holds) return 'impossible';
    return place === undefined ? 'given' : 'open';
  }
  switch (step.is) {
    case 'field':
      return fateOfField(search, state, step);
    case 'absent':
      if (isRequired(state, step.name)) return 'impossible';
      return isAbsent(state, step.name) ? 'given' : 'open';
    case 'present':
      if (isAbsent(state, step.name)) return 'impossible';
      return isRequired(state, step.name) ? 'given' : 'open';
    case 'item':
      return fateOfItem(search, state, step);
    case 'someField':
      return state.positives.some((positive) => forbidsSomeField(search, positive, step))
        ? 'impossible'
        : 'open';
    case 'otherThan': {
      const listed = listedLiterals(state.positives, state.type);
      if (listed === undefined) return 'open';
      const others = listed.filter((value) => !step.values.has(value));
      if (others.length === 0) return 'impossible';
      return others.length === listed.length ? 'given' : 'open';
    }
    default:
      return 'open';
  }
}

function isAbsent({ demands }: State, name: string): boolean {
  return demands.some((demand) => demand.is === 'absent' && demand.name === name);
}

function fateOfField(search: Search, state: State, { name, goal }: Demand & { readonly is: 'field' }): Fate {
  if (isAbsent(state, name)) return 'impossible';
  const applied = state.positives.flatMap((positive) => fieldSchemas(search.space, positive, name));
  if (applied.some(({ schema }) => schema === false)) return 'impossible';
  if (goal.holds) return 'open';
  if (goal.node.schema === true || applied.some(({ id }) => id === goal.node.id)) return 'impossible';
  const apart =
    goal.place === undefined &&
    isRequired(state, name) &&
    applied.some((node) => areDisjoint(node, goal.node));
  return apart ? 'given' : 'open';
}

function fateOfItem(
  search: Search,
  { positives }: State,
  { from, goal }: Demand & { readonly is: 'item' },
): Fate {
  if (goal.holds) return 'open';
  if (goal.node.schema === true) return 'impossible';
  const same = positives.some(
    (positive) =>
      prefixLength(positive) <= from &&
      itemSchemas(search.space, positive, from).some(({ id }) => id === goal.node.id),
  );
  return same ? 'impossible' : 'open';
}

function forbidsSomeField(
  { space }: Search,
  { schema, document }: SchemaNode,
  { where, goal }: Demand & { readonly is: 'someField' },
): boolean {
  if (goal.holds || typeof schema === 'boolean') return false;
  if (goal.node.schema === true) return true;
  const patterns = isJsonObject(schema.patternProperties) ? schema.patternProperties : {};
  if ('pattern' in where) {
    const same = patterns[where.pattern];
    return same !== undefined && space.node(same, document).id === goal.node.id;
  }
  if (schema.additionalProperties === undefined) return false;
  const rest = space.node(schema.additionalProperties, document);
  if (rest.schema !== false && rest.id !== goal.node.id) return false;
  const covered = (name: string) =>
    where.names.includes(name) || where.patterns.some((pattern) => matchesPattern(pattern, name));
  const names = isJsonObject(schema.properties) ? Object.keys(schema.properties) : [];
  return names.every(covered) && Object.keys(patterns).every((pattern) => where.patterns.includes(pattern));
}

/** Tells whether two schemas plainly have nothing in common: by their literals or their types. */
function areDisjoint({ schema: a }: SchemaNode, { schema: b }: SchemaNode): boolean {
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === false || b === false;
  if (!jsonTypes.some((type) => allowsType(a, type) && allowsType(b, type))) return true;
  const [some, others] = [literalsOf(a), literalsOf(b)];
  if (some === undefined || others === undefined) return false;
  return !some.values.some((value) => others.has(value));
}
