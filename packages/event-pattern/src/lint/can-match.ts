import type { ValueTest } from '../value-test.ts';
import { elementsOf, fewestElementsOf, mayHaveDottedKeys, propertyOf, typesOf } from './alternative-facts.ts';
import { canHold } from './can-hold.ts';
import { expandSchemas, type SchemaAlternative } from './schema-alternatives.ts';
import type { SchemaPlace } from './schema-place.ts';

/** Arrays inside arrays beyond which anything is thought possible. */
const MOST_ARRAYS = 8;

/** A clause as seen from a place: the steps that are left of its path. */
export interface WantedField {
  readonly steps: readonly string[];
  readonly tests: readonly ValueTest[];
}

/**
 * Whether a value that satisfies schemas may satisfy all of some clauses at once.
 *
 * @returns false only when it is proved that none does.
 */
export function canMatchAll(
  places: readonly SchemaPlace[],
  fields: readonly WantedField[],
  arrays = 0,
): boolean {
  if (fields.length === 0 || arrays > MOST_ARRAYS) return true;
  return expandSchemas(places).some((alternative) => {
    const types = typesOf(alternative);
    return (
      (types.has('object') && canObjectMatchAll(alternative, fields, arrays)) ||
      (types.has('array') && fields.every((field) => canArrayMatch(alternative, field, arrays))) ||
      ((types.has('string') || types.has('number') || types.has('boolean') || types.has('null')) &&
        fields.every((field) => canLeafMatch(alternative, field)))
    );
  });
}

/** Whether a clause also holds when its path is absent. */
export function isAbsenceWanted({ tests }: WantedField): boolean {
  return tests.some(({ accepts }) => accepts.isAbsenceAccepted);
}

function canLeafMatch(alternative: SchemaAlternative, field: WantedField): boolean {
  if (field.steps.length > 0) return isAbsenceWanted(field);
  return field.tests.some((test) => canHold(alternative, test));
}

function canArrayMatch(alternative: SchemaAlternative, field: WantedField, arrays: number): boolean {
  if (isAbsenceWanted(field) && fewestElementsOf(alternative) === 0) return true;
  return elementsOf(alternative).some((places) => canMatchAll(places, [field], arrays + 1));
}

function canObjectMatchAll(
  alternative: SchemaAlternative,
  fields: readonly WantedField[],
  arrays: number,
): boolean {
  if (mayHaveDottedKeys(alternative)) {
    return fields.every((field) => canDottedMatch(alternative, field, arrays));
  }
  const byKey = new Map<string, WantedField[]>();
  for (const field of fields) {
    const [key, ...steps] = field.steps;
    if (key === undefined) {
      if (!isAbsenceWanted(field)) return false;
      continue;
    }
    const behind = byKey.get(key) ?? [];
    behind.push({ ...field, steps });
    byKey.set(key, behind);
  }
  return [...byKey].every(([key, behind]) => {
    const { places, isRequired } = propertyOf(alternative, key);
    if (!isRequired && behind.every(isAbsenceWanted)) return true;
    return places !== undefined && canMatchAll(places, behind, arrays);
  });
}

/** The path may go on by one key or by several joined with dots. */
function canDottedMatch(alternative: SchemaAlternative, field: WantedField, arrays: number): boolean {
  const { steps } = field;
  if (steps.length === 0) return isAbsenceWanted(field);
  return steps.some((_, index) => {
    const { places, isDeclared, isRequired } = propertyOf(alternative, steps.slice(0, index + 1).join('.'));
    if (index > 0 && !isDeclared) return false;
    if (!isRequired && isAbsenceWanted(field)) return true;
    return places !== undefined && canMatchAll(places, [{ ...field, steps: steps.slice(index + 1) }], arrays);
  });
}
