import { isJsonObject } from '../../generate/json-pointer.ts';
import type { SchemaNode } from '../schema-space.ts';
import { breaks, holds, type Search, type Step } from './goal.ts';
import { ownSchemas } from './own-schemas.ts';

/** One case of which schemas hold in place, and what those that hold have evaluated. */
export interface Evaluation {
  readonly steps: readonly Step[];
  /** Every field or item is evaluated. */
  readonly all: boolean;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  /** Number of leading items that are evaluated. */
  readonly from: number;
}

const mostCases = 48;

/**
 * Lists the cases of what `unevaluatedProperties` or `unevaluatedItems` of a schema see as evaluated. Exactly one case
 * fits each document.
 *
 * @returns `undefined` when there are too many cases, or when `contains` takes part.
 */
export function evaluationsOf(
  search: Search,
  node: SchemaNode,
  kind: 'properties' | 'items',
  nested: 'always' | 'sometimes' | undefined = undefined,
  depth = 0,
): readonly Evaluation[] | undefined {
  const { schema, document } = node;
  if (typeof schema === 'boolean') return [nothing];
  if (depth > 16) return undefined;
  const { one, many, named } = ownSchemas(search.space, schema, document);
  if (kind === 'items' && schema.contains !== undefined) return undefined;

  const keywords =
    kind === 'properties' ? ['additionalProperties', 'unevaluatedProperties'] : ['items', 'unevaluatedItems'];
  const [all, unevaluated] = keywords.map((keyword) => schema[keyword] !== undefined);
  // Ajv 8 counts what patternProperties match as evaluated, even where the branch around them fails.
  if (nested === 'sometimes' && schema.patternProperties !== undefined) return undefined;
  const own: Evaluation = {
    steps: [],
    all: all === true || (nested !== undefined && unevaluated === true),
    names: kind === 'properties' && isJsonObject(schema.properties) ? Object.keys(schema.properties) : [],
    patterns:
      kind === 'properties' && isJsonObject(schema.patternProperties)
        ? Object.keys(schema.patternProperties)
        : [],
    from: kind === 'items' ? many('prefixItems').length : 0,
  };

  const when = (inner: SchemaNode, ...steps: readonly Step[]) => take(inner, 'sometimes', steps);
  const always = (inner: SchemaNode) => take(inner, nested ?? 'always', []);
  const take = (inner: SchemaNode, how: 'always' | 'sometimes', steps: readonly Step[]) =>
    evaluationsOf(search, inner, kind, how, depth + 1)?.map((each) => ({
      ...each,
      steps: [holds(inner), ...steps, ...each.steps],
    }));
  const not = (...steps: readonly Step[]): Evaluation => ({ ...nothing, steps });

  // Each group is a list of cases that exclude one another.
  const groups: (readonly Evaluation[] | undefined)[] = [];
  if (typeof schema.$ref === 'string') groups.push(always(search.space.target(schema.$ref, document).node));
  for (const inner of many('allOf')) groups.push(always(inner));
  for (const inner of many('anyOf')) groups.push(either(when(inner), [not(breaks(inner))]));
  const oneOf = many('oneOf');
  if (oneOf.length > 0) {
    const cases = oneOf.map((inner, i) =>
      when(inner, ...oneOf.filter((_, j) => j !== i).map((other) => breaks(other))),
    );
    groups.push(cases.reduce<readonly Evaluation[] | undefined>(either, []));
  }
  const condition = one('if');
  if (condition !== undefined) {
    const branch = (keyword: string) => {
      const inner = one(keyword);
      return inner === undefined ? [nothing] : when(inner);
    };
    const unmet = branch('else')?.map((each) => ({ ...each, steps: [breaks(condition), ...each.steps] }));
    groups.push(either(both(when(condition), branch('then')), unmet));
  }
  for (const [name, inner] of kind === 'properties' ? named('dependentSchemas') : [])
    groups.push(either(when(inner, { is: 'present', name }), [not({ is: 'absent', name })]));

  return groups.reduce<readonly Evaluation[] | undefined>(both, [own]);
}

const nothing: Evaluation = { steps: [], all: false, names: [], patterns: [], from: 0 };

function either(
  a: readonly Evaluation[] | undefined,
  b: readonly Evaluation[] | undefined,
): readonly Evaluation[] | undefined {
  return a === undefined || b === undefined ? undefined : [...a, ...b];
}

function both(
  a: readonly Evaluation[] | undefined,
  b: readonly Evaluation[] | undefined,
): readonly Evaluation[] | undefined {
  if (a === undefined || b === undefined || a.length * b.length > mostCases) return undefined;
  return a.flatMap((left) =>
    b.map((right) => ({
      steps: [...left.steps, ...right.steps],
      all: left.all || right.all,
      names: [...new Set([...left.names, ...right.names])],
      patterns: [...new Set([...left.patterns, ...right.patterns])],
      from: Math.max(left.from, right.from),
    })),
  );
}
