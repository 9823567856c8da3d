import type { RetryAdvice } from '@busbar/core';

const retryableCodes: ReadonlySet<string> = new Set([
  'InternalFailure',
  'InternalException',
  'InternalServiceError',
  'ThrottlingException',
]);

const operatorCodes: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'InvalidAccountIdException',
  'NotAuthorizedForDetailTypeException',
  'NotAuthorizedForSourceException',
  'RedactionFailure',
]);

/**
 * Tells who can make an entry succeed that PutEvents rejected with this code: `later` for AWS's retryable codes,
 * `operator` where a permission or key is missing, `never` for every other code, known or not.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
export function errorCodeAdvice(errorCode: string): RetryAdvice {
  if (retryableCodes.has(errorCode)) return 'later';
  return operatorCodes.has(errorCode) ? 'operator' : 'never';
}
