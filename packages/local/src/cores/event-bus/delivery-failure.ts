import { AwsError } from '../../gateway/aws-error.ts';

/** Why a delivery did not succeed. */
export interface DeliveryFailure {
  /** As the dead-letter queue is told: `NO_PERMISSIONS`. */
  readonly errorCode: string;
  readonly errorMessage: string;
  /** Whether another attempt can succeed. */
  readonly retryable: boolean;
  /** Least wait before the next attempt, as the target asked for it. */
  readonly retryAfterMs?: number;
}

const throttlingCodes = new Set([
  'ThrottlingException',
  'Throttling',
  'RequestThrottled',
  'TooManyRequestsException',
  'OverLimit',
]);

/**
 * Reads what a target's service threw: throttling, and what goes wrong inside it, is worth another attempt; every
 * other refusal is not.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function toDeliveryFailure(error: unknown): DeliveryFailure {
  const errorMessage = error instanceof Error ? error.message : String(error);
  if (!(error instanceof AwsError)) return { errorCode: 'INTERNAL_ERROR', errorMessage, retryable: true };
  if (error.statusCode === 429 || throttlingCodes.has(error.code)) {
    return { errorCode: 'THROTTLING', errorMessage, retryable: true };
  }
  if (error.statusCode >= 500) return { errorCode: 'INTERNAL_ERROR', errorMessage, retryable: true };
  if (/NonExistentQueue|QueueDoesNotExist|ResourceNotFoundException|^NotFoundException/.test(error.code)) {
    return { errorCode: 'NO_RESOURCE', errorMessage, retryable: false };
  }
  if (/^AccessDenied/.test(error.code))
    return { errorCode: 'NO_PERMISSIONS', errorMessage, retryable: false };
  return { errorCode: 'SDK_CLIENT_ERROR', errorMessage, retryable: false };
}
