import { findOverlaps, toCheckPart, toSkippedPart } from '@busbar/operations/check';
import type { CheckStep } from '../check-step.ts';
import { counted } from '../../report/counted.ts';

const id = 'overlaps';

/** No event reaches one consumer by two ways. */
export const checkOverlaps: CheckStep = async (inputs) => {
  const inputsOfBoth = [await inputs.subscribed(), await inputs.routed()];
  const found = inputsOfBoth.flatMap((input) => ('missing' in input ? [] : [input.value]));
  const missing = inputsOfBoth.flatMap((input) => ('missing' in input ? [input.missing] : []));
  if (found.length === 0) return toSkippedPart(id, missing.join('; '));
  const count = found.reduce((sum, { length }) => sum + length, 0);
  const left = missing.map((reason) => ` (left out: ${reason})`).join('');
  return toCheckPart(
    id,
    `${counted(count, 'pattern')} compared${left}`,
    found.flatMap(findOverlaps),
    inputs.accept,
  );
};
