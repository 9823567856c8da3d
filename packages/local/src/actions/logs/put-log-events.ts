import type { FunctionLogs } from '../../functions/function-logs.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { getLogGroup, logGroupArn, toLogGroupName, toLogStreamName } from './log-group.ts';

interface InputLogEvent {
  /** Epoch ms. */
  readonly timestamp: number;
  readonly message: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html (2026-11-20) */
const maximumSpanMs = 24 * 3_600_000;
const oldestMs = 14 * 24 * 3_600_000;
const newestMs = 2 * 3_600_000;

/**
 * Writes events into a log stream. Those that are too old or too new are left out, and the answer says from where to where.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export const putLogEvents = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'PutLogEvents',
    permissions: (input, { cloud }) => [
      {
        action: 'logs:PutLogEvents',
        resource: `${logGroupArn(cloud, toLogGroupName(input))}:log-stream:${toLogStreamName(input)}`,
      },
    ],
    handle(input, { cloud }) {
      const { logGroupName, streams } = getLogGroup(logs, input);
      const logStreamName = toLogStreamName(input);
      if (!streams.has(logStreamName)) {
        throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
      }
      const events = toLogEvents(input['logEvents']);
      const nowMs = cloud.clock.now();
      const tooOld = events.filter(({ timestamp }) => timestamp < nowMs - oldestMs).length;
      const tooNew = events.findIndex(({ timestamp }) => timestamp > nowMs + newestMs);
      const taken = events.slice(tooOld, tooNew === -1 ? undefined : tooNew);
      for (const { timestamp, message } of taken) {
        logs.append(logGroupName, { timestamp, message, logStreamName, requestId: undefined });
      }
      if (tooOld === 0 && tooNew === -1) return {};
      return {
        rejectedLogEventsInfo: {
          ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
          ...(tooNew !== -1 && { tooNewLogEventStartIndex: tooNew }),
        },
      };
    },
  });

/** Checks what CloudWatch Logs checks of a batch. @throws {AwsError} InvalidParameterException */
function toLogEvents(value: unknown): readonly InputLogEvent[] {
  const events = Array.isArray(value) ? (value as (Partial<InputLogEvent> | null)[]) : [];
  const isEvent = (event: Partial<InputLogEvent> | null): event is InputLogEvent =>
    typeof event?.timestamp === 'number' && typeof event.message === 'string' && event.message !== '';
  if (events.length === 0 || !events.every(isEvent)) {
    throw invalidParameter(
      'logEvents must be a list of at least one event, each with a timestamp and a message.',
    );
  }
  if (events.some(({ timestamp }, at) => timestamp < (events[at - 1]?.timestamp ?? timestamp))) {
    throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if (events.at(-1)!.timestamp - events[0]!.timestamp > maximumSpanMs) {
    throw invalidParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
  return events;
}

function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
