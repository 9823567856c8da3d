import { atPointer, isJsonObject, type Json } from '../../generate/json-pointer.ts';
import { type JsonObject, refPointer } from '../../compatibility/schema-space.ts';

/** Names that a schema evaluates in every valid document: by themselves, by pattern, or all there are. */
export interface EvaluatedNames {
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  readonly isAll: boolean;
}

/** How many first items a schema evaluates in every valid document. */
export interface EvaluatedItems {
  readonly first: number;
  readonly isAll: boolean;
}

interface Algebra<Evaluated> {
  own(schema: JsonObject, isOutermost: boolean): Evaluated | undefined;
  join(a: Evaluated, b: Evaluated): Evaluated;
  covers(whole: Evaluated, part: Evaluated): boolean;
}

const nameAlgebra: Algebra<EvaluatedNames> = {
  own: ({ properties, patternProperties, additionalProperties, unevaluatedProperties }, isOutermost) => ({
    names: new Set(isJsonObject(properties) ? Object.keys(properties) : []),
    patterns: new Set(isJsonObject(patternProperties) ? Object.keys(patternProperties) : []),
    isAll: additionalProperties !== undefined || (!isOutermost && unevaluatedProperties !== undefined),
  }),
  join: (a, b) => ({
    names: new Set([...a.names, ...b.names]),
    patterns: new Set([...a.patterns, ...b.patterns]),
    isAll: a.isAll || b.isAll,
  }),
  covers: (whole, part) =>
    whole.isAll ||
    (!part.isAll &&
      [...part.names].every((name) => whole.names.has(name)) &&
      [...part.patterns].every((pattern) => whole.patterns.has(pattern))),
};

const itemAlgebra: Algebra<EvaluatedItems> = {
  // What `contains` finds counts as evaluated, and that is known of no item beforehand.
  own: ({ prefixItems, items, contains, unevaluatedItems }, isOutermost) =>
    contains !== undefined && items === undefined
      ? undefined
      : {
          first: Array.isArray(prefixItems) ? prefixItems.length : 0,
          isAll: items !== undefined || (!isOutermost && unevaluatedItems !== undefined),
        },
  join: (a, b) => ({ first: Math.max(a.first, b.first), isAll: a.isAll || b.isAll }),
  covers: (whole, part) => whole.isAll || (!part.isAll && part.first <= whole.first),
};

/**
 * What `unevaluatedProperties` of a schema leaves alone; `undefined` when that depends on the document.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-11
 */
export function evaluatedNames(schema: JsonObject, document: Json): EvaluatedNames | undefined {
  return evaluated(schema, document, nameAlgebra, []);
}

/** What `unevaluatedItems` of a schema leaves alone; `undefined` when that depends on the document. */
export function evaluatedItems(schema: JsonObject, document: Json): EvaluatedItems | undefined {
  return evaluated(schema, document, itemAlgebra, []);
}

function evaluated<Evaluated>(
  schema: JsonObject,
  document: Json,
  algebra: Algebra<Evaluated>,
  through: readonly string[],
): Evaluated | undefined {
  const of = (inner: Json | undefined, via = through): Evaluated | undefined =>
    evaluated(isJsonObject(inner) ? inner : {}, document, algebra, [...via, '']);
  let whole = algebra.own(schema, through.length === 0);
  if (whole === undefined) return undefined;

  const always: (Evaluated | undefined)[] = Array.isArray(schema.allOf)
    ? schema.allOf.map((member: Json) => of(member))
    : [];
  if (typeof schema.$ref === 'string') {
    const pointer = refPointer(schema.$ref);
    if (through.includes(`→${pointer}`)) return undefined;
    always.push(of(atPointer(document, pointer), [...through, `→${pointer}`]));
  }
  for (const part of always) {
    if (part === undefined) return undefined;
    whole = algebra.join(whole, part);
  }

  const { anyOf, oneOf, dependentSchemas } = schema;
  const sometimes = [
    ...(Array.isArray(anyOf) ? anyOf : []),
    ...(Array.isArray(oneOf) ? oneOf : []),
    ...(schema.if === undefined ? [] : [schema.if, schema.then, schema.else]),
    ...(isJsonObject(dependentSchemas) ? Object.values(dependentSchemas) : []),
  ];
  for (const branch of sometimes) {
    const part = of(branch);
    if (part === undefined || !algebra.covers(whole, part)) return undefined;
  }
  return whole;
}
