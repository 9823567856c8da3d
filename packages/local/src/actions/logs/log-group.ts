import type { CloudContext } from '../../cloud-context.ts';
import type { FunctionLogs, LogGroup } from '../../functions/function-logs.ts';
import { AwsError } from '../../gateway/aws-error.ts';

type Input = Readonly<Record<string, unknown>>;

/** Name of the group that an input names by `logGroupName` or `logGroupIdentifier`. @throws {AwsError} InvalidParameterException. */
export function toLogGroupName(input: Input): string {
  const given = input['logGroupName'] ?? input['logGroupIdentifier'];
  if (typeof given !== 'string' || given === '') {
    throw new AwsError(
      'InvalidParameterException',
      "1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null",
    );
  }
  return given.replace(/^arn:[^:]+:logs:[^:]*:[^:]*:log-group:/, '').replace(/:\*$/, '');
}

/** @throws {AwsError} InvalidParameterException. */
export function toLogStreamName(input: Input): string {
  const given = input['logStreamName'];
  if (typeof given === 'string' && /^[^:*]{1,512}$/.test(given)) return given;
  throw new AwsError(
    'InvalidParameterException',
    `1 validation error detected: Value ${given === undefined ? 'null' : `'${String(given)}'`} at 'logStreamName' failed to satisfy constraint: ${given === undefined ? 'Member must not be null' : 'Member must satisfy regular expression pattern: [^:*]*'}`,
  );
}

/** @throws {AwsError} ResourceNotFoundException. */
export function getLogGroup(logs: FunctionLogs, input: Input): LogGroup {
  const group = logs.group(toLogGroupName(input));
  if (group) return group;
  throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
}

export function logGroupArn({ region, accountId }: CloudContext, logGroupName: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName}`;
}
