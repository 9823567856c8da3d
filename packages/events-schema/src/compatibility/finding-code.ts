import { isJsonObject, type Json } from '../generate/json-pointer.ts';
import type { FoundPlace } from './find-place.ts';
import type { BrokenRule } from './outcome.ts';

/** `backward`: new reads old. `forward`: old reads new. */
export type CompatibilityDirection = 'backward' | 'forward';

const rising = new Set('minimum exclusiveMinimum minLength minItems minProperties minContains'.split(' '));
const falling = new Set('maximum exclusiveMaximum maxLength maxItems maxProperties maxContains'.split(' '));
const closing = new Set(['additionalProperties', 'unevaluatedProperties']);

/**
 * Names the edit that a broken rule stands for: `REQUIRED_ADDED`, `ENUM_NARROWED`, `TYPE_CHANGED`.
 *
 * @param refusing what the keyword holds in the schema that refuses.
 * @param accepting the same place in the schema that accepts; `undefined` where it declares nothing there.
 * @param declaredFieldsOnly every field of the documents is declared by the schema that accepts.
 */
export function findingCode(
  { keyword, path, detail }: BrokenRule,
  direction: CompatibilityDirection,
  refusing: Json | undefined,
  accepting: FoundPlace | undefined,
  declaredFieldsOnly: boolean,
): string {
  const forward = direction === 'forward';
  const pick = (backwardWord: string, forwardWord: string) => (forward ? forwardWord : backwardWord);
  if (closing.has(keyword) && refusing === false) {
    const betweenClosed = declaredFieldsOnly || accepting?.content === false;
    return betweenClosed
      ? pick('FIELD_REMOVED_FROM_CLOSED_MODEL', 'FIELD_ADDED_TO_CLOSED_MODEL')
      : pick('MODEL_CLOSED', 'MODEL_OPENED');
  }
  if (accepting === undefined && path !== '')
    return pick('FIELD_ADDED_TO_OPEN_MODEL', 'FIELD_REMOVED_FROM_OPEN_MODEL');
  if (keyword === 'required') return pick('REQUIRED_ADDED', 'REQUIRED_REMOVED');
  const name = keyword.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const before = accepting?.content;
  if (before === undefined) {
    if (refusing === false) return pick('FIELD_FORBIDDEN', 'FIELD_ALLOWED');
    return `${name}_${pick('ADDED', 'REMOVED')}`;
  }
  if (rising.has(keyword)) return `${name}_${pick('RAISED', 'LOWERED')}`;
  if (falling.has(keyword)) return `${name}_${pick('LOWERED', 'RAISED')}`;
  if (keyword === 'enum') return `${name}_${pick('NARROWED', 'WIDENED')}`;
  if (keyword === 'type')
    return `TYPE_${overlap(before, refusing) ? pick('NARROWED', 'WIDENED') : 'CHANGED'}`;
  if (detail !== undefined && isJsonObject(before)) return `${name}_${pick('ADDED', 'REMOVED')}`;
  return `${name}_CHANGED`;
}

function overlap(a: Json, b: Json | undefined): boolean {
  const types = (content: Json | undefined) =>
    [content ?? []].flat().flatMap((type) => (type === 'number' ? ['number', 'integer'] : [type]));
  return types(a).some((type) => types(b).includes(type));
}
