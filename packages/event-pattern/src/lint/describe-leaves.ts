import { lengthsOf, numbersOf, typesOf, valuesOf } from './alternative-facts.ts';
import type { SchemaAlternative } from './schema-alternatives.ts';
import { isObject } from './schema-place.ts';

/** Values named in a message. */
const MOST_VALUES = 8;

/** Says in words what schemas allow at the end of a path: `"GBP" or "EUR"`, `an integer >= 0`. */
export function describeLeaves(leaves: readonly SchemaAlternative[]): string {
  const parts = new Set(leaves.flatMap(describeLeaf));
  return parts.size === 0 ? 'no value' : [...parts].join(' or ');
}

function describeLeaf(alternative: SchemaAlternative): readonly string[] {
  const values = valuesOf(alternative)?.filter((value) => typeof value !== 'object' || value === null);
  if (values !== undefined) {
    const named = values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value));
    return values.length > MOST_VALUES ? [...named, `${values.length - MOST_VALUES} more`] : named;
  }
  const types = typesOf(alternative);
  return [
    ...(types.has('string') ? [`a string${describeText(alternative)}`] : []),
    ...(types.has('number') ? [describeNumber(alternative)] : []),
    ...(types.has('boolean') ? ['a boolean'] : []),
    ...(types.has('null') ? ['null'] : []),
  ];
}

function describeText(alternative: SchemaAlternative): string {
  const { min, max } = lengthsOf(alternative);
  const patterns = alternative.flatMap(({ schema }) =>
    isObject(schema) && typeof schema['pattern'] === 'string' ? [` like /${schema['pattern']}/`] : [],
  );
  const most = max === Number.POSITIVE_INFINITY ? '' : ` of at most ${max} characters`;
  const least =
    min === 0 || most !== '' ? '' : ` of at least ${min} ${min === 1 ? 'character' : 'characters'}`;
  return `${least}${most}${patterns.join('')}`;
}

function describeNumber(alternative: SchemaAlternative): string {
  const { from, isFromOpen, to, isToOpen, isInteger } = numbersOf(alternative);
  const bounds = [
    ...(from === Number.NEGATIVE_INFINITY ? [] : [`${isFromOpen ? '>' : '>='} ${from}`]),
    ...(to === Number.POSITIVE_INFINITY ? [] : [`${isToOpen ? '<' : '<='} ${to}`]),
  ];
  const noun = isInteger ? 'an integer' : 'a number';
  return bounds.length === 0 ? noun : `${noun} ${bounds.join(' and ')}`;
}
