import { isBusbarError } from '@busbar/core';
import type { EventBusPort } from '@busbar/core';
import { EventBusNotFoundError } from './event-bus-not-found-error.ts';

/** Whether the bus exists could not be found out; the events were sent. */
export interface EventBusUnverifiedWarning {
  readonly code: 'EVENT_BUS_UNVERIFIED';
  readonly message: string;
  readonly eventBusName: string;
  readonly cause: unknown;
}

export interface EventBusCheckOptions {
  readonly eventBus: EventBusPort;
  readonly onWarning: (warning: EventBusUnverifiedWarning) => void;
}

/**
 * Makes a check that asks once whether the bus exists, because PutEvents answers success for one that does not.
 * Calls at the same time share one question. A "yes" and a missing permission are kept; a "no" and a passing
 * failure are not, so that the next publish asks again.
 *
 * Whoever may not ask, or gets no answer, publishes all the same: an outage of DescribeEventBus must not become one of
 * PutEvents. `onWarning` says so once.
 *
 * @returns a function that throws {@link EventBusNotFoundError}.
 */
export function createEventBusCheck({ eventBus, onWarning }: EventBusCheckOptions): () => Promise<void> {
  const { eventBusName } = eventBus;
  let question: Promise<void> | undefined;
  let hasWarned = false;

  const warn = (cause: unknown) => {
    if (hasWarned) return;
    hasWarned = true;
    const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
    onWarning({
      code: 'EVENT_BUS_UNVERIFIED',
      message: `Publishing to event bus "${eventBusName}" without knowing that it exists: ${reason}. Grant events:DescribeEventBus, or set verifyEventBus to false if the bus is known to exist.`,
      eventBusName,
      cause,
    });
  };

  const ask = async () => {
    try {
      if (await eventBus.exists()) return;
    } catch (error) {
      if (!isBusbarError(error) || error.retry !== 'operator') question = undefined;
      return warn(error);
    }
    question = undefined;
    throw new EventBusNotFoundError(eventBusName);
  };

  return () => {
    question ??= ask();
    return question;
  };
}
