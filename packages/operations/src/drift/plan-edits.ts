import { isJsonObject, type Json, pointerSteps } from '@busbar/events-schema/generate';
import type { DriftContract } from './drift-contract.ts';
import type { DriftFinding } from './drift-finding.ts';
import { findSchemaPlaces, type SchemaPlace } from './find-schema-places.ts';
import { jsonTypeOf } from './json-type.ts';
import { createClassifier } from './place-path.ts';
import type { SchemaEdit } from './schema-edit.ts';

/** Values that may be added to a list; with more of them it is no list. */
const mostValues = 20;

/** The edits that make a contract allow what a finding tells, or why nobody but a person can decide. */
export type PlannedEdits = readonly SchemaEdit[] | { readonly reason: string };

/**
 * Plans how the schema could follow a finding: declare the field as optional, list the value, allow `null`, or a
 * fraction where integers were. Each edit goes to the file that declares the place, shared ones included. What a
 * producer does wrong (a missing field, a broken bound) is not made legal.
 */
export function planEdits(finding: DriftFinding, contract: DriftContract): PlannedEdits {
  switch (finding.code) {
    case 'FIELD_UNDECLARED':
      return planField(finding, contract);
    case 'ENUM_VALUE_UNLISTED':
      return planValues(finding, contract);
    case 'TYPE_CONFLICT':
      return planType(finding, contract);
    default:
      return {
        reason: 'the contract is not widened for it: correct the producer, or edit the schema by hand',
      };
  }
}

function planField({ pointer, schema }: DriftFinding, contract: DriftContract): PlannedEdits {
  if (schema === undefined)
    return { reason: 'too many different names: a map? Say it by additionalProperties' };
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  const name = pointerSteps(pointer).at(-1)!;
  const places = findSchemaPlaces(contract.bundled.schema, parent);
  const holding = places.filter(({ isConditional }) => !isConditional);
  const target =
    holding.find((place) => isJsonObject(place.schema.properties)) ??
    holding.find((place) => [place.schema.type].flat().includes('object'));
  if (target === undefined) return { reason: 'its object is declared in alternatives only' };
  const closing = places.some(
    (place) =>
      place !== target &&
      (place.schema.additionalProperties === false ||
        (place.isConditional && place.schema.unevaluatedProperties === false)),
  );
  if (closing) return { reason: 'another part of the schema closes the object' };
  return [{ kind: 'add-field', ...contract.bundled.originOf(target.pointer), name, schema }];
}

function planValues(finding: DriftFinding, contract: DriftContract): PlannedEdits {
  const { pointer, values = [], valuesLeftOut = 0 } = finding;
  if (isHidden(pointer, contract)) return { reason: 'its values are classified' };
  if (valuesLeftOut > 0 || values.length > mostValues)
    return { reason: 'too many different values, or too long ones, for a list' };
  const listing = (place: SchemaPlace) => place.schema.enum !== undefined || place.schema.const !== undefined;
  const places = findSchemaPlaces(contract.bundled.schema, pointer);
  const holding = places.filter((place) => listing(place) && !place.isConditional);
  if (holding.length === 0 || places.some((place) => listing(place) && place.isConditional))
    return { reason: 'it is listed in alternatives only' };
  const types = places.flatMap(({ schema }) => [schema.type].flat()).filter((type) => type !== undefined);
  const fitting = values.map(({ value }) => value).filter((value) => fits(value, types));
  if (fitting.length === 0) return { reason: 'its type is another than that of the list' };
  return holding.map((place) => ({
    kind: 'add-values',
    ...contract.bundled.originOf(place.pointer),
    values: fitting,
  }));
}

function planType({ pointer, types = {} }: DriftFinding, contract: DriftContract): PlannedEdits {
  if (pointer === '') return { reason: 'the data of an event is an object' };
  const typed = findSchemaPlaces(contract.bundled.schema, pointer).filter(
    ({ schema }) => schema.type !== undefined,
  );
  if (typed.length === 0 || typed.some(({ isConditional }) => isConditional))
    return { reason: 'its type is declared in alternatives' };
  const isInteger = typed.every(({ schema }) => [schema.type].flat().includes('integer'));
  const widenings = [
    ...(types.null === undefined ? [] : ['null' as const]),
    ...(types.number !== undefined && isInteger ? ['number' as const] : []),
  ];
  if (widenings.length === 0)
    return { reason: 'one of both is wrong, and which one nobody can tell by counting' };
  return typed.flatMap((place) =>
    widenings.map((type) => ({
      kind: 'add-type' as const,
      ...contract.bundled.originOf(place.pointer),
      type,
    })),
  );
}

function isHidden(pointer: string, { event }: DriftContract): boolean {
  return createClassifier(Object.keys(event.facts.classifications))(pointerSteps(pointer));
}

/** `null` always does: that the type allows it is an edit of its own. */
function fits(value: Json, types: readonly Json[]): boolean {
  const type = jsonTypeOf(value);
  if (types.length === 0 || type === 'null') return true;
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}
