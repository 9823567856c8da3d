import { checkPattern, toCheckPart, toSkippedPart } from '@busbar/operations/check';
import type { CheckStep } from '../check-step.ts';
import { counted } from '../../report/counted.ts';

const id = 'subscriptions';

/** The pattern of every subscription can match events of the contracts. */
export const checkSubscriptions: CheckStep = async (inputs) => {
  const subscribed = await inputs.subscribed();
  if ('missing' in subscribed) {
    if (subscribed.isBroken !== true) return toSkippedPart(id, subscribed.missing);
    const unreadable = 'SUBSCRIPTIONS_UNREADABLE';
    const finding = {
      code: unreadable,
      severity: 'error' as const,
      name: unreadable,
      message: subscribed.missing,
    };
    return toCheckPart(id, 'not loaded', [finding]);
  }
  const events = inputs.events();
  if (events.length === 0) return toSkippedPart(id, 'the contracts are wrong, see "generated"');
  const findings = subscribed.value.flatMap((pattern) => checkPattern(pattern, events));
  return toCheckPart(
    id,
    `${counted(subscribed.value.length, 'pattern')} proved against ${counted(events.length, 'version')}`,
    findings,
    inputs.accept,
  );
};
