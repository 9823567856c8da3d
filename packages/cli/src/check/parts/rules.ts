import { checkPattern, toCheckPart, toSkippedPart } from '@busbar/operations/check';
import type { CheckStep } from '../check-step.ts';
import { counted } from '../../report/counted.ts';

const id = 'rules';

/** The pattern of every rule and archive of the assembly can match events of the contracts, or is of events of others. */
export const checkRules: CheckStep = async (inputs) => {
  const routed = await inputs.routed();
  if ('missing' in routed) return toSkippedPart(id, routed.missing);
  const events = inputs.events();
  if (events.length === 0) return toSkippedPart(id, 'the contracts are wrong, see "generated"');
  const findings = routed.value.flatMap((pattern) => checkPattern(pattern, events));
  return toCheckPart(
    id,
    `${counted(routed.value.length, 'pattern')} of templates proved against ${counted(events.length, 'version')}`,
    findings,
    inputs.accept,
  );
};
