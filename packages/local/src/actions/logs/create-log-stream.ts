import type { FunctionLogs } from '../../functions/function-logs.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { getLogGroup, logGroupArn, toLogGroupName, toLogStreamName } from './log-group.ts';

/** Creates a log stream. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html */
export const createLogStream = (logs: FunctionLogs) =>
  defineAction({
    service: 'logs',
    name: 'CreateLogStream',
    permissions: (input, { cloud }) => [
      { action: 'logs:CreateLogStream', resource: logGroupArn(cloud, toLogGroupName(input)) },
    ],
    handle(input, { cloud }) {
      const { streams } = getLogGroup(logs, input);
      const name = toLogStreamName(input);
      if (streams.has(name)) {
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
      }
      streams.set(name, { createdMs: cloud.clock.now() });
      return {};
    },
  });
