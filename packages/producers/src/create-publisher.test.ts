import { InvalidArgumentError } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { createInProcessEventBus } from './create-in-process-event-bus.ts';
import { createPublisher } from './create-publisher.ts';

describe('createPublisher', () => {
  const eventBus = createInProcessEventBus();

  it.each([
    [{ source: '' }, 'source "" is empty. Use "<org>.<service>".'],
    [
      { source: 'aws.shop' },
      'source "aws.shop" starts with "aws.", which AWS keeps for itself. Use "<org>.<service>".',
    ],
    [
      { concurrency: 0 },
      'concurrency "0" must be an integer of at least 1. Leave it out for the default of 4.',
    ],
    [
      { retry: { maxAttempts: 0 } },
      'retry.maxAttempts "0" must be an integer of at least 1. Leave it out for the default of 5.',
    ],
  ])('refuses %o', (settings, reason) => {
    const create = () => createPublisher({ eventBus, source: 'busbar.shop', ...settings });

    expect(create).toThrow(InvalidArgumentError);
    expect(create).toThrow(expect.objectContaining({ message: `Failed to create publisher: ${reason}` }));
  });
});
