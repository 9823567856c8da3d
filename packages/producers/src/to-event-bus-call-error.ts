import type { RetryAdvice } from '@busbar/core';
import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { EventBusCallError } from './event-bus-call-error.ts';
import type { EventBusCallFacts } from './event-bus-call-error.ts';

type SdkError = Parameters<typeof isTransientError>[0];

/** Failures before a request left this machine: the bus has certainly not seen it. */
const unsentCodes: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENOTFOUND',
]);

const operatorCodes: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'CredentialsProviderError',
  'ExpiredTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'OptInRequired',
  'UnrecognizedClientException',
]);

/**
 * Turns what the AWS SDK threw into an {@link EventBusCallError}. Transient failures (throttling, 5xx, network,
 * timeouts, as the SDK itself classifies them) get `retry: 'later'`.
 */
export function toEventBusCallError(
  thrown: unknown,
  { operation, eventBusName }: Pick<EventBusCallFacts, 'operation' | 'eventBusName'>,
): EventBusCallError {
  const error = (thrown instanceof Error ? thrown : new Error(String(thrown))) as SdkError & {
    code?: string;
  };
  const status = error.$metadata?.httpStatusCode;
  const errorCode = error.code ?? error.name;
  const isAnsweredNo = status !== undefined && status >= 400 && status < 500;
  return new EventBusCallError({
    operation,
    eventBusName,
    errorCode,
    errorMessage: error.message,
    outcome: isAnsweredNo || unsentCodes.has(errorCode) ? 'rejected' : 'unknown',
    retry: adviceFor(error, errorCode),
    cause: thrown,
  });
}

function adviceFor(error: SdkError, errorCode: string): RetryAdvice {
  if (isThrottlingError(error) || isTransientError(error) || isServerError(error)) return 'later';
  return operatorCodes.has(errorCode) ? 'operator' : 'never';
}
