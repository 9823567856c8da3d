import { isJsonObject, type Json, joinPointer } from '../../generate/json-pointer.ts';
import { type BrokenRule, ruleLabel } from '../outcome.ts';
import type { SchemaNode } from '../schema-space.ts';
import { evaluationsOf } from './evaluations.ts';
import {
  breaks,
  type Demand,
  holds,
  type JsonType,
  jsonTypeOf,
  type Place,
  type Search,
  type Step,
  type Way,
} from './goal.ts';
import { allowsType, containsDemand } from './hold.ts';
import { literalSchema, literalsOf } from './literal-schema.ts';
import { type OwnSchemas, ownSchemas } from './own-schemas.ts';

/** Collects the ways in which a document can break one schema. */
interface Breaking {
  readonly search: Search;
  readonly node: SchemaNode;
  readonly schema: { readonly [key: string]: Json };
  readonly own: OwnSchemas;
  readonly place: Place | undefined;
  /** A way that breaks the rule of a keyword itself. */
  rule(keyword: string, steps: readonly Step[], detail?: string): void;
  /** A way that breaks a schema further inside, whose rules are then reported. */
  inside(
    inner: SchemaNode,
    steps: readonly string[],
    path: string,
    wrap: (goal: ReturnType<typeof breaks>) => readonly Step[],
  ): void;
}

/**
 * Lists the ways in which a document of a type can break a schema; one of them is taken by every document that does.
 * A way without steps means that every document of the type breaks it.
 */
export function waysToBreak(search: Search, node: SchemaNode, type: JsonType, place?: Place): readonly Way[] {
  const { schema, document } = node;
  const ways: Way[] = [];
  const add = (steps: readonly Step[], rule: BrokenRule | undefined) => {
    if (rule === undefined) ways.push({ steps });
    else if (!search.excluded.has(ruleLabel(rule))) ways.push({ steps, rule });
  };
  if (schema === true) return [];
  if (schema === false) {
    add([], place === undefined ? undefined : forbidden(place));
    return ways;
  }
  const breaking: Breaking = {
    search,
    node,
    schema,
    own: ownSchemas(search.space, schema, document),
    place,
    rule: (keyword, steps, detail) =>
      add(
        steps,
        place === undefined
          ? undefined
          : {
              pointer: joinPointer(place.pointer, keyword),
              path: place.path,
              keyword,
              ...(detail === undefined ? {} : { detail }),
            },
      ),
    inside: (inner, steps, path, wrap) => {
      const goal = breaks(
        inner,
        place === undefined
          ? undefined
          : { pointer: steps.reduce(joinPointer, place.pointer), path: `${place.path}${path}` },
      );
      ways.push({ steps: wrap(goal) });
    },
  };
  if (!allowsType(schema, type)) breaking.rule('type', []);
  breakInPlace(breaking, type);
  breakByType[type]?.(breaking);
  return ways;
}

/** The rule that a schema `false` stands for: that of its keyword, or `false` where a field is forbidden by name. */
function forbidden({ pointer, path }: Place): BrokenRule {
  const keyword = pointer.split('/').at(-1)!;
  const ofRest = /\/(?:additionalProperties|items)$/.test(pointer) && /\/[*-]$/.test(path);
  return ofRest ? { pointer, path: path.slice(0, -2), keyword } : { pointer, path, keyword: 'false' };
}

function breakInPlace({ search, node, schema, own, place, rule, inside }: Breaking, type: JsonType): void {
  const { document } = node;
  const literals = literalsOf(schema);
  if (literals !== undefined) {
    const others = literals.values.filter((value) => jsonTypeOf(value) === type);
    const composed = type === 'object' || type === 'array';
    const steps: readonly Step[] = composed
      ? others.map((value) => breaks(search.space.node(literalSchema(value), document)))
      : others.length > 0
        ? [{ is: 'otherThan', values: literals }]
        : [];
    rule(schema.enum === undefined ? 'const' : 'enum', steps);
  }
  if (typeof schema.$ref === 'string') {
    const target = search.space.target(schema.$ref, document);
    const there = place === undefined ? undefined : { pointer: target.pointer, path: place.path };
    inside(target.node, [], '', () => [breaks(target.node, there)]);
  }
  own.many('allOf').forEach((inner, i) => {
    inside(inner, ['allOf', String(i)], '', (goal) => [goal]);
  });
  const anyOf = own.many('anyOf');
  if (anyOf.length > 0)
    rule(
      'anyOf',
      anyOf.map((inner) => breaks(inner)),
    );
  const oneOf = own.many('oneOf');
  if (oneOf.length > 0) {
    rule(
      'oneOf',
      oneOf.map((inner) => breaks(inner)),
    );
    oneOf.forEach((first, i) => {
      for (const second of oneOf.slice(i + 1)) rule('oneOf', [holds(first), holds(second)]);
    });
  }
  const not = own.one('not');
  if (not !== undefined) rule('not', [holds(not)]);
  const condition = own.one('if');
  const [then, otherwise] = [own.one('then'), own.one('else')];
  if (condition !== undefined && then !== undefined)
    inside(then, ['then'], '', (goal) => [holds(condition), goal]);
  if (condition !== undefined && otherwise !== undefined)
    inside(otherwise, ['else'], '', (goal) => [breaks(condition), goal]);
}

const breakByType: Readonly<Partial<Record<JsonType, (breaking: Breaking) => void>>> = {
  number({ schema, rule }) {
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (types.includes('integer') && !types.includes('number')) rule('type', [{ is: 'notInteger' }]);
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
    if (typeof minimum === 'number') rule('minimum', [{ is: 'below', limit: minimum, inclusive: false }]);
    if (typeof exclusiveMinimum === 'number')
      rule('exclusiveMinimum', [{ is: 'below', limit: exclusiveMinimum, inclusive: true }]);
    if (typeof maximum === 'number') rule('maximum', [{ is: 'above', limit: maximum, inclusive: false }]);
    if (typeof exclusiveMaximum === 'number')
      rule('exclusiveMaximum', [{ is: 'above', limit: exclusiveMaximum, inclusive: true }]);
    if (typeof multipleOf === 'number') rule('multipleOf', [{ is: 'notMultipleOf', divisor: multipleOf }]);
  },
  string({ schema, rule }) {
    breakCount(schema, rule, 'minLength', 'maxLength');
    if (typeof schema.pattern === 'string') rule('pattern', [{ is: 'mismatching', pattern: schema.pattern }]);
    if (typeof schema.format === 'string') rule('format', [{ is: 'notFormat', format: schema.format }]);
  },
  object(breaking) {
    const { schema, own, rule, inside, search, node } = breaking;
    for (const name of (schema.required ?? []) as readonly string[])
      rule('required', [{ is: 'absent', name }], name);
    breakCount(schema, rule, 'minProperties', 'maxProperties');
    for (const [name, inner] of own.named('properties'))
      inside(inner, ['properties', name], joinPointer('', name), (goal) => [{ is: 'field', name, goal }]);
    for (const [pattern, inner] of own.named('patternProperties'))
      inside(inner, ['patternProperties', pattern], '/*', (goal) => [
        { is: 'someField', where: { pattern }, goal },
      ]);
    const rest = own.one('additionalProperties');
    if (rest !== undefined) {
      const where = namesCovered(schema);
      inside(rest, ['additionalProperties'], '/*', (goal) => [{ is: 'someField', where, goal }]);
    }
    const names = own.one('propertyNames');
    if (names !== undefined) inside(names, ['propertyNames'], '/*', (goal) => [{ is: 'someName', goal }]);
    for (const [name, inner] of own.named('dependentSchemas'))
      inside(inner, ['dependentSchemas', name], '', (goal) => [{ is: 'present', name }, goal]);
    for (const [name, others] of Object.entries(
      isJsonObject(schema.dependentRequired) ? schema.dependentRequired : {},
    )) {
      for (const other of others as readonly string[])
        rule(
          'dependentRequired',
          [
            { is: 'present', name },
            { is: 'absent', name: other },
          ],
          `${name}/${other}`,
        );
    }
    const unevaluated = own.one('unevaluatedProperties');
    if (unevaluated === undefined) return;
    const goal = breaks(unevaluated);
    for (const { steps, all, names, patterns } of evaluationsOf(search, node, 'properties') ?? [undecided]) {
      if (!all)
        rule('unevaluatedProperties', [...steps, { is: 'someField', where: { names, patterns }, goal }]);
    }
  },
  array({ schema, own, rule, inside, search, node }) {
    breakCount(schema, rule, 'minItems', 'maxItems');
    const prefix = own.many('prefixItems');
    prefix.forEach((inner, i) => {
      inside(inner, ['prefixItems', String(i)], `/${i}`, (goal) => [{ is: 'item', from: i, to: i, goal }]);
    });
    const items = own.one('items');
    const end = Number.POSITIVE_INFINITY;
    if (items !== undefined)
      inside(items, ['items'], '/-', (goal) => [{ is: 'item', from: prefix.length, to: end, goal }]);
    if (schema.uniqueItems === true) rule('uniqueItems', [{ is: 'duplicate' }]);
    const contained = own.one('contains');
    if (contained !== undefined) {
      const { min, max } = containsDemand(schema, contained);
      if (min > 0) rule('contains', [{ is: 'contains', min: 0, max: min - 1, goal: contained }]);
      if (max < end) rule('maxContains', [{ is: 'contains', min: max + 1, max: end, goal: contained }]);
    }
    const unevaluated = own.one('unevaluatedItems');
    if (unevaluated === undefined) return;
    const goal = breaks(unevaluated);
    for (const { steps, all, from } of evaluationsOf(search, node, 'items') ?? [undecided]) {
      if (!all) rule('unevaluatedItems', [...steps, { is: 'item', from, to: end, goal }]);
    }
  },
};

const undecided = {
  steps: [{ is: 'undecided', why: 'what is unevaluated depends on too many branches' }] as readonly Demand[],
  all: false,
  names: [],
  patterns: [],
  from: 0,
};

function breakCount(
  schema: { readonly [key: string]: Json },
  rule: Breaking['rule'],
  lower: string,
  upper: string,
): void {
  const [least, most] = [schema[lower], schema[upper]];
  if (typeof least === 'number') rule(lower, [{ is: 'atMost', count: least - 1 }]);
  if (typeof most === 'number') rule(upper, [{ is: 'atLeast', count: most + 1 }]);
}

/** The names that `additionalProperties` of a schema does not speak of. */
export function namesCovered(schema: { readonly [key: string]: Json }): {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
} {
  return {
    names: isJsonObject(schema.properties) ? Object.keys(schema.properties) : [],
    patterns: isJsonObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [],
  };
}
