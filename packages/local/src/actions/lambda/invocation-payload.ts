import { limits } from '@busbar/core';
import { AwsError } from '../../gateway/aws-error.ts';

/**
 * Reads the payload of an invocation; none is an empty object.
 *
 * @returns JSON.
 * @throws {AwsError} InvalidRequestContentException, RequestTooLargeException.
 */
export function toPayload(payload: unknown): string {
  const text = payload instanceof Uint8Array ? Buffer.from(payload).toString() : String(payload ?? '');
  if (text === '') return '{}';
  if (Buffer.byteLength(text) > limits.lambda.synchronousPayloadBytes) {
    throw new AwsError(
      'RequestTooLargeException',
      `Request must be smaller than ${limits.lambda.synchronousPayloadBytes} bytes for the InvokeFunction operation`,
      { statusCode: 413 },
    );
  }
  try {
    JSON.parse(text);
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
    );
  }
  return text;
}
