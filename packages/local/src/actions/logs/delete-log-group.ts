import type { FunctionLogs } from '../../functions/function-logs.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { getLogGroup, logGroupArn, toLogGroupName } from './log-group.ts';

/** Deletes a log group with its events. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html */
export const deleteLogGroup = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'DeleteLogGroup',
    permissions: (input, { cloud }) => [
      { action: 'logs:DeleteLogGroup', resource: logGroupArn(cloud, toLogGroupName(input)) },
    ],
    handle(input) {
      logs.deleteGroup(getLogGroup(logs, input).logGroupName);
      return {};
    },
  });
