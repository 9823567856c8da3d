import type { FunctionLogs } from '../../functions/function-logs.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { logGroupArn } from './log-group.ts';
import { toLogPage } from './log-page.ts';

/** Lists log groups by name. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
export const describeLogGroups = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'DescribeLogGroups',
    permissions: (_, { cloud }) => [
      { action: 'logs:DescribeLogGroups', resource: `${logGroupArn(cloud, '')}*` },
    ],
    handle(input, { cloud }) {
      const prefix = String(input['logGroupNamePrefix'] ?? '');
      const part = String(input['logGroupNamePattern'] ?? '');
      const groups = logs
        .groups()
        .filter(({ logGroupName }) => logGroupName.startsWith(prefix) && logGroupName.includes(part));
      const { page, nextToken } = toLogPage(groups, input, 50);
      return {
        logGroups: page.map(({ logGroupName, createdMs, retentionDays, lines }) => ({
          logGroupName,
          creationTime: createdMs,
          ...(retentionDays === undefined ? {} : { retentionInDays: retentionDays }),
          metricFilterCount: 0,
          arn: `${logGroupArn(cloud, logGroupName)}:*`,
          logGroupArn: logGroupArn(cloud, logGroupName),
          storedBytes: lines.reduce((sum, { message }) => sum + message.length, 0),
        })),
        ...(nextToken === undefined ? {} : { nextToken }),
      };
    },
  });
