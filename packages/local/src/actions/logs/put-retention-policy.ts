import type { FunctionLogs } from '../../functions/function-logs.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { getLogGroup, logGroupArn, toLogGroupName } from './log-group.ts';

/** Notes how long a group is to be kept; the local cloud keeps it until it stops. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const putRetentionPolicy = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'PutRetentionPolicy',
    permissions: (input, { cloud }) => [
      { action: 'logs:PutRetentionPolicy', resource: logGroupArn(cloud, toLogGroupName(input)) },
    ],
    handle(input) {
      getLogGroup(logs, input).retentionDays = Number(input['retentionInDays']);
      return {};
    },
  });
