import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { defineAccountAction, type Input } from './define-queue-action.ts';
import { textParameter } from './parameters.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html */
export const cancelMessageMoveTask = defineAccountAction({
  name: 'CancelMessageMoveTask',
  permissions: (input) => [{ action: 'sqs:CancelMessageMoveTask', resource: sourceArnOf(input) }],
  handle(input, { queues }) {
    const task = queues.moveTasks.cancel(textParameter(input, 'TaskHandle'));
    return { ApproximateNumberOfMessagesMoved: task.messagesMoved };
  },
});

/** The queue that a task handle names. */
function sourceArnOf(input: Input): string {
  const handle = textParameter(input, 'TaskHandle');
  try {
    const { sourceArn } = JSON.parse(Buffer.from(handle, 'base64').toString()) as Input;
    if (typeof sourceArn === 'string') return sourceArn;
  } catch {
    // Refused below: text that is no handle has no source.
  }
  throw queueErrors.invalidParameterValue('Value for parameter TaskHandle is invalid.');
}
