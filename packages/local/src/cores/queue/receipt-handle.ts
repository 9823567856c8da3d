import { queueErrors } from './queue-errors.ts';

/** What a receipt handle names: one receive of one message. */
export interface ReceiptHandleParts {
  readonly queueName: string;
  readonly messageId: string;
}

/** Makes the handle of one receive. @param nonce random text that tells receives of one message apart. */
export function createReceiptHandle({ queueName, messageId }: ReceiptHandleParts, nonce: string): string {
  return Buffer.from(`${queueName} ${messageId} ${nonce}`).toString('base64');
}

/** @throws {AwsError} ReceiptHandleIsInvalid for text that is no handle of this queue. */
export function parseReceiptHandle(handle: unknown, queueName: string): ReceiptHandleParts {
  if (typeof handle !== 'string' || handle === '') throw queueErrors.missingParameter('ReceiptHandle');
  const [name, messageId, nonce] = Buffer.from(handle, 'base64').toString().split(' ');
  if (name !== queueName || messageId === undefined || nonce === undefined) {
    throw queueErrors.receiptHandleInvalid(handle);
  }
  return { queueName, messageId };
}
