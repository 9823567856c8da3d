import { createUuidV4, type Timer } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { Queue } from './queue.ts';
import { queueErrors } from './queue-errors.ts';

export type MessageMoveTaskStatus = 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';

/** A redrive of one dead-letter queue, as the store keeps it. */
export interface MessageMoveTask {
  readonly handle: string;
  readonly sourceArn: string;
  /** Where all messages go; each to the queue it came from without it. */
  readonly destinationArn?: string;
  /** Messages a second; as fast as it goes without it. */
  readonly maximumPerSecond?: number;
  readonly startedMs: number;
  readonly messagesToMove: number;
  readonly status: MessageMoveTaskStatus;
  readonly messagesMoved: number;
  /** `CouldNotDetermineMessageSource`, `AWS.SimpleQueueService.NonExistentQueue` */
  readonly failureReason?: string;
}

export interface MessageMoveTasks {
  /** @throws {AwsError} */
  start(task: Pick<MessageMoveTask, 'sourceArn' | 'destinationArn' | 'maximumPerSecond'>): MessageMoveTask;
  /** @throws {AwsError} ResourceNotFoundException, UnsupportedOperation */
  cancel(handle: string): MessageMoveTask;
  /** Newest first. @throws {AwsError} ResourceNotFoundException */
  list(sourceArn: string, maximum: number): readonly MessageMoveTask[];
  /** Ends every task and forgets it. */
  forget(): void;
}

/** Tasks kept for a queue, as AWS lists at most. */
const keptTasks = 10;
/** Messages that a task without a rate moves in one step. */
const stepSize = 500;
const stepIntervalMs = 1_000;

/** Runs redrives in steps of a second on the cloud's clock; goes on with those that a restart interrupted. */
export function createMessageMoveTasks(
  cloud: CloudContext,
  queues: { find(arn: string): Queue | undefined; isDeadLetterQueue(arn: string): boolean },
): MessageMoveTasks {
  const { clock, random, work } = cloud;
  const stored = cloud.store.collection<MessageMoveTask>('sqs.message-move-tasks');
  const timers = new Map<string, Timer>();

  const ofSource = (sourceArn: string) =>
    [...stored.values()]
      .filter((task) => task.sourceArn === sourceArn)
      .sort((a, b) => b.startedMs - a.startedMs);
  const end = (task: MessageMoveTask, status: MessageMoveTaskStatus, failureReason?: string) => {
    timers.get(task.handle)?.cancel();
    timers.delete(task.handle);
    const ended = { ...task, status, ...(failureReason !== undefined && { failureReason }) };
    stored.set(task.handle, ended);
    for (const { handle } of ofSource(task.sourceArn).slice(keptTasks)) stored.delete(handle);
    return ended;
  };
  const schedule = (task: MessageMoveTask, dueMs: number) => {
    timers.set(
      task.handle,
      work.setTimer(dueMs, () => step(task.handle)),
    );
  };
  const step = (handle: string) => {
    const task = stored.get(handle);
    const source = task && queues.find(task.sourceArn);
    if (task?.status !== 'RUNNING') return;
    if (source === undefined) return end(task, 'FAILED', 'AWS.SimpleQueueService.NonExistentQueue');
    const { moved, stuck } = source.redrive(task.maximumPerSecond ?? stepSize, (message) =>
      queues.find(task.destinationArn ?? message.deadLetterSourceArn ?? ''),
    );
    const next = { ...task, messagesMoved: task.messagesMoved + moved };
    if (stuck) return end(next, 'FAILED', 'CouldNotDetermineMessageSource');
    if (source.counts().visible === 0 || next.messagesMoved >= task.messagesToMove)
      return end(next, 'COMPLETED');
    stored.set(handle, next);
    schedule(next, task.maximumPerSecond === undefined ? clock.now() : clock.now() + stepIntervalMs);
  };

  for (const task of stored.values()) if (task.status === 'RUNNING') schedule(task, clock.now());

  return {
    start(asked) {
      const source = queues.find(asked.sourceArn);
      if (source === undefined) {
        throw queueErrors.resourceNotFound(
          "The resource that you specified for the SourceArn parameter doesn't exist.",
        );
      }
      if (asked.destinationArn !== undefined && queues.find(asked.destinationArn) === undefined) {
        throw queueErrors.resourceNotFound(
          "The resource that you specified for the DestinationArn parameter doesn't exist.",
        );
      }
      if (!queues.isDeadLetterQueue(asked.sourceArn)) {
        throw queueErrors.invalidParameterValue('Source queue must be configured as a Dead Letter Queue.');
      }
      if (ofSource(asked.sourceArn).some(({ status }) => status === 'RUNNING')) {
        throw queueErrors.unsupportedOperation(
          'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
        );
      }
      const handle = Buffer.from(
        JSON.stringify({ taskId: createUuidV4(random), sourceArn: asked.sourceArn }),
      ).toString('base64');
      const task: MessageMoveTask = {
        ...asked,
        handle,
        startedMs: clock.now(),
        messagesToMove: source.counts().visible,
        messagesMoved: 0,
        status: 'RUNNING',
      };
      stored.set(handle, task);
      schedule(task, clock.now());
      return task;
    },
    cancel(handle) {
      const task = stored.get(handle);
      if (task === undefined) throw queueErrors.resourceNotFound('Task does not exist.');
      if (task.status !== 'RUNNING') {
        throw queueErrors.unsupportedOperation('Only active tasks can be cancelled.');
      }
      return end(task, 'CANCELLED');
    },
    list(sourceArn, maximum) {
      if (queues.find(sourceArn) === undefined) {
        throw queueErrors.resourceNotFound(
          "The resource that you specified for the SourceArn parameter doesn't exist.",
        );
      }
      return ofSource(sourceArn).slice(0, maximum);
    },
    forget() {
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
      for (const { handle } of [...stored.values()]) stored.delete(handle);
    },
  };
}
