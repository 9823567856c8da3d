import type { FunctionLogs } from '../../functions/function-logs.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { getLogGroup, logGroupArn, toLogGroupName } from './log-group.ts';

/** Events a page at most. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html */
const PAGE_EVENTS = 10_000;

/** Reads one stream, page by page in either direction. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html */
export const getLogEvents = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'GetLogEvents',
    permissions: (input, { cloud }) => [
      {
        action: 'logs:GetLogEvents',
        resource: `${logGroupArn(cloud, toLogGroupName(input))}:log-stream:${String(input['logStreamName'])}`,
      },
    ],
    handle(input) {
      const { streams, lines } = getLogGroup(logs, input);
      const streamName = String(input['logStreamName'] ?? '');
      if (!streams.has(streamName)) {
        throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
      }
      const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input as {
        startTime?: number;
        endTime?: number;
      };
      const events = lines.filter(
        ({ logStreamName, timestamp }) =>
          logStreamName === streamName && timestamp >= startTime && timestamp < endTime,
      );
      const limit = Math.min(Number(input['limit'] ?? PAGE_EVENTS) || PAGE_EVENTS, PAGE_EVENTS);
      const [start, end] = toRange(input['nextToken'], input['startFromHead'] === true, events.length, limit);
      return {
        events: events
          .slice(start, end)
          .map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
        nextForwardToken: `f/${end}`,
        nextBackwardToken: `b/${start}`,
      };
    },
  });

function toRange(
  token: unknown,
  fromHead: boolean,
  count: number,
  limit: number,
): [start: number, end: number] {
  const [, direction, position] = /^([fb])\/(\d+)$/.exec(String(token ?? '')) ?? [];
  if (token !== undefined && direction === undefined) {
    throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
  }
  const at = Math.min(Number(position ?? (fromHead ? 0 : count)), count);
  const forward = direction === undefined ? fromHead : direction === 'f';
  return forward ? [at, Math.min(at + limit, count)] : [Math.max(at - limit, 0), at];
}
