import type { Subscription } from '@busbar/consumers';
import { describe, expect, it } from 'vitest';
import { buildFunctions } from '../test/build-functions.ts';
import { createTestSubscription } from '../test/create-test-subscription.ts';
import { findEnvironmentViolations } from './find-environment-violations.ts';

const sound = createTestSubscription();

function find(subscription: Subscription) {
  const subscriptions = [subscription];
  return findEnvironmentViolations({ subscriptions, bundleDirectory: buildFunctions(subscriptions) });
}

describe('findEnvironmentViolations', () => {
  it('finds nothing wrong with a sound subscription', () => {
    expect(find(sound)).toEqual([]);
  });

  it('finds a fault in every environment', () => {
    // A function has at least 128 MB.
    const starved = { ...sound, function: { ...sound.function, memoryMegabytes: 64 } };

    expect(new Set(find(starved).map(({ stackName }) => stackName))).toEqual(
      new Set(['busbar-dev-consumers', 'busbar-staging-consumers', 'busbar-prod-consumers']),
    );
  });

  it('refuses functions that are not built', () => {
    expect(() =>
      findEnvironmentViolations({ subscriptions: [sound], bundleDirectory: buildFunctions([]) }),
    ).toThrow(expect.objectContaining({ code: 'FUNCTION_BUNDLE_MISSING' }));
  });
});
