import type { FunctionLogs } from '../../functions/function-logs.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { getLogGroup, logGroupArn, toLogGroupName } from './log-group.ts';
import { toLogPage } from './log-page.ts';

/** Lists the streams of a group: one for each environment that a function has had. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
export const describeLogStreams = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'DescribeLogStreams',
    permissions: (input, { cloud }) => [
      { action: 'logs:DescribeLogStreams', resource: logGroupArn(cloud, toLogGroupName(input)) },
    ],
    handle(input, { cloud }) {
      const group = getLogGroup(logs, input);
      const prefix = String(input['logStreamNamePrefix'] ?? '');
      const streams = [...group.streams].filter(([name]) => name.startsWith(prefix));
      streams.sort(([a, { lastMs: lastA = 0 }], [b, { lastMs: lastB = 0 }]) =>
        input['orderBy'] === 'LastEventTime' && lastA !== lastB ? lastA - lastB : a < b ? -1 : 1,
      );
      if (input['descending'] === true) streams.reverse();
      const { page, nextToken } = toLogPage(streams, input, 50);
      return {
        logStreams: page.map(([logStreamName, { createdMs, firstMs, lastMs }]) => ({
          logStreamName,
          creationTime: createdMs,
          firstEventTimestamp: firstMs,
          lastEventTimestamp: lastMs,
          lastIngestionTime: lastMs,
          arn: `${logGroupArn(cloud, group.logGroupName)}:log-stream:${logStreamName}`,
          storedBytes: 0,
        })),
        ...(nextToken === undefined ? {} : { nextToken }),
      };
    },
  });
