import { type FieldIndex, joinPointer } from '@busbar/events-schema/generate';
import { isDeclared } from './contract-fields.ts';

/**
 * Finds the field that a pattern's path names: patterns go into every item of a list without saying so.
 *
 * @returns JSON pointer with `*` for items; `undefined` for what is neither declared nor left open.
 */
export function findPointer(index: FieldIndex, steps: readonly string[]): string | undefined {
  let pointer = '';
  for (const step of steps) {
    const direct = joinPointer(pointer, step);
    const inside = joinPointer(joinPointer(pointer, '*'), step);
    if (isDeclared({ index }, direct)) pointer = direct;
    else if (isDeclared({ index }, inside)) pointer = inside;
    else return undefined;
  }
  return pointer;
}
