import type { CloudContext } from '../../cloud-context.ts';
import { toEventTime } from '../event-bus/bus-event.ts';
import type { ScheduleTarget } from './schedule-record.ts';

/** One invocation of a schedule's target, as it is stored until its end. */
export interface Invocation {
  /** Unique in the cloud. */
  readonly key: string;
  /** Of the schedule among schedules. */
  readonly scheduleKey: string;
  readonly scheduleArn: string;
  /** As it was when the invocation fell due. */
  readonly target: ScheduleTarget;
  /** When the schedule was due, epoch ms. */
  readonly scheduledMs: number;
  /** When the first attempt is or was made, epoch ms. */
  readonly firstAttemptMs: number;
  /** When the next attempt is made, epoch ms. */
  readonly dueMs: number;
  /** Retries that were made before it. */
  readonly retries: number;
}

/** One attempt at an invocation. */
export interface Attempt extends Invocation {
  /** 16 hexadecimal digits, another one for each attempt. */
  readonly executionId: string;
}

/** Draws the id of an attempt. */
export function createExecutionId({ random }: Pick<CloudContext, 'random'>): string {
  return Buffer.from(random.bytes(8)).toString('hex');
}

/**
 * Gives what the target is sent: its Input with the context attributes replaced, or the event that Scheduler makes
 * itself (its `detail` is text).
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export function toInvocationInput(cloud: CloudContext, attempt: Attempt): string {
  const scheduledTime = toEventTime(attempt.scheduledMs);
  if (attempt.target.Input === undefined) {
    return JSON.stringify({
      version: '0',
      id: attempt.executionId,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: cloud.accountId,
      time: scheduledTime,
      region: cloud.region,
      resources: [attempt.scheduleArn],
      detail: '{}',
    });
  }
  const attributes: Readonly<Record<string, string>> = {
    'schedule-arn': attempt.scheduleArn,
    'scheduled-time': scheduledTime,
    'execution-id': attempt.executionId,
    'attempt-number': String(attempt.retries + 1),
  };
  return attempt.target.Input.replace(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (keyword, name: string) => attributes[name] ?? keyword,
  );
}
