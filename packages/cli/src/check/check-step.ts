import type { CheckPart } from '@busbar/operations/check';
import type { CheckInputs } from './check-inputs.ts';

/** One part of `busbar check`. */
export type CheckStep = (inputs: CheckInputs) => Promise<CheckPart>;
