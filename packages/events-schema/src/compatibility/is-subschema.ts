import { findMisreadings } from '../generate/find-misreadings.ts';
import { atPointer, isJsonObject, type Json, joinPointer, pointerSteps } from '../generate/json-pointer.ts';
import { type BrokenRule, type Outcome, ruleLabel, unknown } from './outcome.ts';
import { publishableSchema } from './publishable-schema.ts';
import { createPublishableValidator } from './publishable-validator.ts';
import { canonicalText, createSchemaSpace, refPointer } from './schema-space.ts';
import { createSchemaValidator, type SchemaValidator } from './schema-validator.ts';
import { createSearch } from './solve/create-search.ts';
import { breaks, holds, SearchExhausted } from './solve/goal.ts';

export interface SubschemaOptions {
  /**
   * Compare only the documents that a publisher lets through: those that hold declared fields only.
   * @default false
   */
  readonly declaredFieldsOnly?: boolean;
  /**
   * Units of work for each search for one more document.
   * @default 100_000
   */
  readonly budget?: number;
  /** Most refusals that are listed. @default 50 */
  readonly most?: number;
}

/** A rule of the wider schema that documents of the narrower one can break, or might. */
export interface Refusal {
  /** The rule that is broken; absent when it is not known which. */
  readonly rule?: BrokenRule;
  /** A document that the first schema accepts and the second refuses; both validators agree. */
  readonly witness?: Json;
  /** Why there is no witness: what could not be decided. */
  readonly why?: string;
}

/** Asked about every witness: `narrow` must accept it, `wide` must not. */
interface SubschemaValidators {
  readonly narrow: SchemaValidator;
  readonly wide: SchemaValidator;
}

/** The answer: `true` and `false` are proofs. */
export interface SubschemaAnswer {
  readonly verdict: boolean | 'unknown';
  readonly refusals: readonly Refusal[];
}

/**
 * Decides whether every document that is valid under `narrow` is valid under `wide`.
 *
 * @param narrow JSON Schema 2020-12 that stands on its own: each `$ref` leads to a place inside it.
 *
 * @example
 * ```ts
 * isSubschema({ type: 'integer', minimum: 1 }, { type: 'number' }).verdict; //=> true
 * isSubschema({ type: 'number' }, { type: 'integer' });
 * //=> { verdict: false, refusals: [{ rule: { pointer: '/type', keyword: 'type', path: '' }, witness: 0.5 }] }
 * ```
 *
 * @see https://doi.org/10.1145/3460319.3464796 for why each JSON type is decided by itself
 */
export function isSubschema(
  narrow: Json,
  wide: Json,
  { declaredFieldsOnly = false, budget = 100_000, most = 50 }: SubschemaOptions = {},
  validators: SubschemaValidators = createValidators(narrow, wide, declaredFieldsOnly),
): SubschemaAnswer {
  const space = createSchemaSpace();
  const search = createSearch(space, budget);
  const publishable = declaredFieldsOnly ? publishableSchema(narrow) : true;
  const accepted = [holds(space.node(narrow, narrow)), holds(space.node(publishable, publishable))];
  const refused = breaks(space.node(wide, wide), { pointer: '', path: '' });
  const refusals: Refusal[] = [];

  const attempt = (): Outcome => {
    try {
      search.restart();
      return search.solve([...accepted, refused]);
    } catch (error) {
      if (error instanceof SearchExhausted)
        return unknown('the schemas are too intricate to compare in full');
      throw error;
    }
  };
  while (refusals.length < most) {
    const outcome = attempt();
    if (outcome.kind === 'none') break;
    refusals.push(toRefusal(outcome, wide, validators));
    if (outcome.rule === undefined) break;
    search.excluded.add(ruleLabel(outcome.rule));
  }
  if (refusals.length === 0) {
    const same = canonicalText(narrow) === canonicalText(wide);
    const [misread] = same ? [] : [...findMisreadings(narrow), ...findMisreadings(wide)];
    if (misread === undefined) return { verdict: true, refusals };
    refusals.push({ why: `Ajv misreads ${misread.what}` });
  }
  return { verdict: refusals.some(({ witness }) => witness !== undefined) ? false : 'unknown', refusals };
}

function createValidators(narrow: Json, wide: Json, declaredFieldsOnly: boolean): SubschemaValidators {
  const isValid = createSchemaValidator(narrow);
  return {
    narrow: declaredFieldsOnly ? createPublishableValidator(narrow, isValid) : isValid,
    wide: createSchemaValidator(wide),
  };
}

function toRefusal(
  outcome: Exclude<Outcome, { readonly kind: 'none' }>,
  wide: Json,
  validators: SubschemaValidators,
): Refusal {
  const rule =
    outcome.rule === undefined
      ? {}
      : { rule: { ...outcome.rule, pointer: throughReferences(wide, outcome.rule.pointer) } };
  if (outcome.kind === 'unknown') return { ...rule, why: outcome.why };
  const { value } = outcome;
  try {
    if (validators.narrow(value) && !validators.wide(value)) return { ...rule, witness: value };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...rule, why: `a validator fails at the example that was found: ${message}` };
  }
  const example = JSON.stringify(value).slice(0, 200);
  return { ...rule, why: `the validators do not agree with the example that was found: ${example}` };
}

/** Where a pointer leads when `$ref` on its way are followed: the place that was written. */
function throughReferences(document: Json, pointer: string): string {
  let at = '';
  for (const step of pointerSteps(pointer)) {
    let schema = atPointer(document, at);
    while (isJsonObject(schema) && !(step in schema) && typeof schema.$ref === 'string') {
      at = refPointer(schema.$ref);
      schema = atPointer(document, at);
    }
    at = joinPointer(at, step);
  }
  return at;
}
