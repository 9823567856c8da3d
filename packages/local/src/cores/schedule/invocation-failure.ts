import { AwsError } from '../../gateway/aws-error.ts';
import { toDeliveryFailure } from '../event-bus/delivery-failure.ts';

/** Why an attempt did not succeed. */
export interface InvocationFailure {
  /** The target service's own code: `AWS.SimpleQueueService.NonExistentQueue`. */
  readonly errorCode: string;
  readonly errorMessage: string;
  /** Whether another attempt can succeed. */
  readonly retryable: boolean;
}

/** Reads what a call threw: throttling and what goes wrong inside a service is worth another attempt. */
export function toInvocationFailure(error: unknown, service: string): InvocationFailure {
  const { errorMessage, retryable } = toDeliveryFailure(error);
  if (!(error instanceof AwsError)) return { errorCode: 'InternalFailure', errorMessage, retryable };
  const errorCode = service === 'sqs' ? (error.queryCode ?? error.code) : error.code;
  return { errorCode, errorMessage, retryable };
}
