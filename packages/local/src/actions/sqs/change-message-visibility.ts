import { limits } from '@busbar/core';
import { queueErrors } from '../../cores/queue/queue-errors.ts';
import type { Queue } from '../../cores/queue/queue.ts';
import { defineQueueAction, type Input } from './define-queue-action.ts';
import { integerParameter } from './parameters.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
export const changeMessageVisibility = defineQueueAction({
  name: 'ChangeMessageVisibility',
  handle: (input, queue) => changeVisibility(input, queue),
});

/** Does what one ChangeMessageVisibility, or one entry of a batch, asks for. @throws {AwsError} */
export function changeVisibility(input: Input, queue: Queue): undefined {
  const maximum = limits.sqs.visibilityTimeoutSeconds;
  const seconds = integerParameter(input, 'VisibilityTimeout', {
    minimum: 0,
    maximum,
    reason: `Must be between 0 and ${maximum}.`,
  });
  if (seconds === undefined) throw queueErrors.missingParameter('VisibilityTimeout');
  queue.changeVisibility(input.ReceiptHandle, seconds);
  return undefined;
}
