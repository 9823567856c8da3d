import { describe, expect, it } from 'vitest';
import {
  defaultDeliveryPolicy,
  managedRetryPolicy,
  parseDeliveryPolicy,
  retryDelaySeconds,
} from './delivery-policy.ts';

const delays = (policy: Parameters<typeof retryDelaySeconds>[0], retries: readonly number[]) =>
  retries.map((made) => retryDelaySeconds(policy, made));

describe('retries', () => {
  it('of HTTP are 3, 20 seconds apart', () => {
    expect(delays(defaultDeliveryPolicy.healthyRetryPolicy, [0, 1, 2, 3])).toEqual([20, 20, 20, undefined]);
  });

  it("of AWS's own endpoints are 3 at once, 2 after a second, 10 growing ones, then each after 20 seconds", () => {
    expect(delays(managedRetryPolicy, [0, 2, 3, 4, 5, 14, 15, 100_014, 100_015])).toEqual([
      0,
      0,
      1,
      1,
      1,
      20,
      20,
      20,
      undefined,
    ]);
  });

  it.each([
    ['linear', [10, 20, 30, 40, 50]],
    ['arithmetic', [10, 12.5, 20, 32.5, 50]],
    ['geometric', [10, 12.666666666666666, 18, 28.666666666666668, 50]],
    ['exponential', [10, 10.470588235294118, 12.352941176470589, 19.88235294117647, 50]],
  ])('grow from the least to the greatest delay: %s', (backoffFunction, wanted) => {
    const policy = parseDeliveryPolicy(
      JSON.stringify({
        healthyRetryPolicy: { numRetries: 5, minDelayTarget: 10, maxDelayTarget: 50, backoffFunction },
      }),
    );

    expect(delays(policy!.healthyRetryPolicy, [0, 1, 2, 3, 4])).toEqual(wanted);
  });
});

describe('a delivery policy', () => {
  it('of a topic stands below http', () => {
    const text = JSON.stringify({
      http: {
        defaultHealthyRetryPolicy: { numRetries: 1 },
        defaultRequestPolicy: { headerContentType: 'application/json' },
      },
    });

    expect(parseDeliveryPolicy(text)).toMatchObject({
      healthyRetryPolicy: { numRetries: 1, minDelayTarget: 20 },
      headerContentType: 'application/json',
    });
  });

  it.each([
    'no JSON',
    '[]',
    '{"healthyRetryPolicy":{"numRetries":101}}',
    '{"healthyRetryPolicy":{"numRetries":1,"numNoDelayRetries":2}}',
    '{"healthyRetryPolicy":{"minDelayTarget":30,"maxDelayTarget":20}}',
    '{"healthyRetryPolicy":{"backoffFunction":"random"}}',
  ])('is refused: %s', (text) => {
    expect(parseDeliveryPolicy(text)).toBeUndefined();
  });
});
