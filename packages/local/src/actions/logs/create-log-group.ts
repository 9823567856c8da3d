import type { FunctionLogs } from '../../functions/function-logs.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { logGroupArn, toLogGroupName } from './log-group.ts';

/** Creates a log group. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const createLogGroup = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'CreateLogGroup',
    permissions: (input, { cloud }) => [
      { action: 'logs:CreateLogGroup', resource: logGroupArn(cloud, toLogGroupName(input)) },
    ],
    handle(input, { cloud }) {
      const name = toLogGroupName(input);
      if (logs.group(name)) {
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
      }
      logs.createGroup(name, cloud.clock.now());
      return {};
    },
  });
