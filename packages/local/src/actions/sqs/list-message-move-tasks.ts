import type { MessageMoveTask } from '../../cores/queue/message-move-tasks.ts';
import { defineAccountAction } from './define-queue-action.ts';
import { integerParameter, textParameter } from './parameters.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html */
export const listMessageMoveTasks = defineAccountAction({
  name: 'ListMessageMoveTasks',
  output: [{ member: 'Results', wireName: 'ListMessageMoveTasksResultEntry', shape: 'list' }],
  permissions: (input) => [
    { action: 'sqs:ListMessageMoveTasks', resource: textParameter(input, 'SourceArn') },
  ],
  handle(input, { queues }) {
    const maximum = integerParameter(input, 'MaxResults', {
      minimum: 1,
      maximum: 10,
      reason: 'Must be between 1 and 10, if provided.',
    });
    const tasks = queues.moveTasks.list(textParameter(input, 'SourceArn'), maximum ?? 1);
    return { Results: tasks.map(toResult) };
  },
});

/** Only a running task has its handle listed, as on AWS: nothing else can be done to an ended one. */
function toResult(task: MessageMoveTask): object {
  return {
    ...(task.status === 'RUNNING' && { TaskHandle: task.handle }),
    Status: task.status,
    SourceArn: task.sourceArn,
    ...(task.destinationArn !== undefined && { DestinationArn: task.destinationArn }),
    ...(task.maximumPerSecond !== undefined && { MaxNumberOfMessagesPerSecond: task.maximumPerSecond }),
    ApproximateNumberOfMessagesMoved: task.messagesMoved,
    ApproximateNumberOfMessagesToMove: task.messagesToMove,
    ...(task.failureReason !== undefined && { FailureReason: task.failureReason }),
    StartedTimestamp: task.startedMs,
  };
}
