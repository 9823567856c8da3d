import type { FunctionLogs } from '../../functions/function-logs.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { compileFilterPattern } from './filter-pattern.ts';
import { getLogGroup, logGroupArn, toLogGroupName } from './log-group.ts';
import { toLogPage } from './log-page.ts';

/** Searches the events of a group, over all of its streams. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
export const filterLogEvents = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'FilterLogEvents',
    permissions: (input, { cloud }) => [
      { action: 'logs:FilterLogEvents', resource: logGroupArn(cloud, toLogGroupName(input)) },
    ],
    handle(input) {
      const { lines } = getLogGroup(logs, input);
      const matches = compileFilterPattern(String(input['filterPattern'] ?? ''));
      const names = Array.isArray(input['logStreamNames']) ? new Set(input['logStreamNames']) : undefined;
      const prefix = String(input['logStreamNamePrefix'] ?? '');
      const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input as {
        startTime?: number;
        endTime?: number;
      };
      const events = lines
        .map((line, index) => ({ line, eventId: String(index).padStart(56, '0') }))
        .filter(
          ({ line: { logStreamName, timestamp, message } }) =>
            (names?.has(logStreamName) ?? true) &&
            logStreamName.startsWith(prefix) &&
            timestamp >= startTime &&
            timestamp <= endTime &&
            matches(message),
        );
      const { page, nextToken } = toLogPage(events, input, 10_000);
      return {
        events: page.map(({ line: { logStreamName, timestamp, message }, eventId }) => ({
          logStreamName,
          timestamp,
          message,
          ingestionTime: timestamp,
          eventId,
        })),
        searchedLogStreams: [],
        ...(nextToken === undefined ? {} : { nextToken }),
      };
    },
  });
