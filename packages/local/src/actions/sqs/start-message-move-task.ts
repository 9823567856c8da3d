import { defineAccountAction } from './define-queue-action.ts';
import { integerParameter, optionalTextParameter, textParameter } from './parameters.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html (2026-11-20) */
const maximumMessagesPerSecond = 500;
const sourceGrants = ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html */
export const startMessageMoveTask = defineAccountAction({
  name: 'StartMessageMoveTask',
  permissions(input) {
    const source = textParameter(input, 'SourceArn');
    const destination = optionalTextParameter(input, 'DestinationArn');
    return [
      ...sourceGrants.map((grant) => ({ action: `sqs:${grant}`, resource: source })),
      ...(destination === undefined ? [] : [{ action: 'sqs:SendMessage', resource: destination }]),
    ];
  },
  handle(input, { queues }) {
    const destinationArn = optionalTextParameter(input, 'DestinationArn');
    const maximumPerSecond = integerParameter(input, 'MaxNumberOfMessagesPerSecond', {
      minimum: 1,
      maximum: maximumMessagesPerSecond,
      reason: `Must be between 1 and ${maximumMessagesPerSecond}, if provided.`,
    });
    const task = queues.moveTasks.start({
      sourceArn: textParameter(input, 'SourceArn'),
      ...(destinationArn !== undefined && { destinationArn }),
      ...(maximumPerSecond !== undefined && { maximumPerSecond }),
    });
    return { TaskHandle: task.handle };
  },
});
