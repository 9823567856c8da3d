import { createRandom, createVirtualClock } from '@busbar/core';
import type { EventBusPort } from '@busbar/core';
import { expect } from 'vitest';
import { createPublisher } from '../src/create-publisher.ts';
import type { PublisherWarning } from '../src/publisher-warning.ts';
import type { PublishRejectedError } from '../src/publish-rejected-error.ts';
import type { PublisherSettings } from '../src/publisher.ts';

/** A publisher of a shop at noon of 1 January 2025 with a seed, and the warnings that it gives. */
export function setUpPublisher(eventBus: EventBusPort, settings: Partial<PublisherSettings> = {}) {
  const clock = createVirtualClock({ startMs: Date.UTC(2025, 0, 1, 12, 0, 0, 123) });
  const random = createRandom(7);
  const warnings: PublisherWarning[] = [];
  const onWarning = (warning: PublisherWarning) => warnings.push(warning);
  const publisher = createPublisher({
    eventBus,
    source: 'busbar.shop',
    clock,
    random,
    onWarning,
    ...settings,
  });
  return { publisher, clock, warnings };
}

/** What work fails with; a test fails when it does not. */
export const rejectionOf = (work: Promise<unknown>): Promise<PublishRejectedError> =>
  work.then(
    () => expect.fail('it resolves'),
    (error) => error,
  );
