/** How often and when a failed delivery is tried again. Delays are seconds. */
export interface HealthyRetryPolicy {
  readonly numRetries: number;
  readonly numNoDelayRetries: number;
  readonly numMinDelayRetries: number;
  readonly numMaxDelayRetries: number;
  readonly minDelayTarget: number;
  readonly maxDelayTarget: number;
  readonly backoffFunction: 'arithmetic' | 'exponential' | 'geometric' | 'linear';
}

/** A delivery policy of HTTP subscriptions. @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
export interface DeliveryPolicy {
  readonly healthyRetryPolicy: HealthyRetryPolicy;
  /** Content-Type of deliveries. */
  readonly headerContentType?: string;
}

const httpDefault: HealthyRetryPolicy = {
  minDelayTarget: 20,
  maxDelayTarget: 20,
  numRetries: 3,
  numMaxDelayRetries: 0,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  backoffFunction: 'linear',
};

/** Retries of AWS's own endpoints: 100,015 over 23 days. @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
export const managedRetryPolicy: HealthyRetryPolicy = {
  minDelayTarget: 1,
  maxDelayTarget: 20,
  numRetries: 100_015,
  numNoDelayRetries: 3,
  numMinDelayRetries: 2,
  numMaxDelayRetries: 100_000,
  backoffFunction: 'exponential',
};

/** The delivery policy of HTTP subscriptions that set none. */
export const defaultDeliveryPolicy: DeliveryPolicy = { healthyRetryPolicy: httpDefault };

/**
 * Reads a subscription's or a topic's DeliveryPolicy; a topic has it below `http.default…`.
 *
 * @returns `undefined` for text that is no delivery policy.
 */
export function parseDeliveryPolicy(text: string): DeliveryPolicy | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(root)) return undefined;
  const http = isObject(root.http) ? root.http : undefined;
  const retry = http === undefined ? root.healthyRetryPolicy : http.defaultHealthyRetryPolicy;
  const request = http === undefined ? root.requestPolicy : http.defaultRequestPolicy;
  const given = isObject(retry) ? retry : {};
  const policy = { ...httpDefault, ...given } as HealthyRetryPolicy;
  if (!isSound(policy)) return undefined;
  const contentType = isObject(request) ? request.headerContentType : undefined;
  return {
    healthyRetryPolicy: policy,
    ...(typeof contentType === 'string' && { headerContentType: contentType }),
  };
}

/**
 * Gives the delay before a retry: at once, then the least delay, then growing ones, then the greatest.
 *
 * @param retries retries that were made.
 * @returns seconds; `undefined` when there are no retries left.
 */
export function retryDelaySeconds(policy: HealthyRetryPolicy, retries: number): number | undefined {
  const { numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries } = policy;
  const { minDelayTarget, maxDelayTarget, backoffFunction } = policy;
  if (retries >= numRetries) return undefined;
  if (retries < numNoDelayRetries) return 0;
  if (retries < numNoDelayRetries + numMinDelayRetries) return minDelayTarget;
  if (retries >= numRetries - numMaxDelayRetries) return maxDelayTarget;
  const step = retries - numNoDelayRetries - numMinDelayRetries;
  const steps = numRetries - numMaxDelayRetries - numNoDelayRetries - numMinDelayRetries;
  const share = steps <= 1 ? 1 : step / (steps - 1);
  const growth = {
    linear: share,
    arithmetic: share ** 2,
    geometric: (2 ** (share * 4) - 1) / 15,
    exponential: (2 ** (share * 8) - 1) / 255,
  }[backoffFunction];
  return minDelayTarget + (maxDelayTarget - minDelayTarget) * growth;
}

function isSound(policy: HealthyRetryPolicy): boolean {
  const counts = [
    policy.numRetries,
    policy.numNoDelayRetries,
    policy.numMinDelayRetries,
    policy.numMaxDelayRetries,
  ];
  const phased = policy.numNoDelayRetries + policy.numMinDelayRetries + policy.numMaxDelayRetries;
  return (
    counts.every((count) => Number.isInteger(count) && count >= 0 && count <= 100) &&
    phased <= policy.numRetries &&
    Number.isInteger(policy.minDelayTarget) &&
    Number.isInteger(policy.maxDelayTarget) &&
    policy.minDelayTarget >= 1 &&
    policy.maxDelayTarget >= policy.minDelayTarget &&
    policy.maxDelayTarget <= 3_600 &&
    ['arithmetic', 'exponential', 'geometric', 'linear'].includes(policy.backoffFunction)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
