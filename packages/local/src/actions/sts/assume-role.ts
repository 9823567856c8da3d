import { createHash } from 'node:crypto';
import { AwsError } from '../../gateway/aws-error.ts';
import { defineAction } from '../../gateway/service-action.ts';

const defaultDurationSeconds = 3_600;

/**
 * Gives credentials of a role. The role's trust policy is not evaluated: the caller needs `sts:AssumeRole` on it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const assumeRole = defineAction({
  service: 'sts',
  name: 'AssumeRole',
  permissions: (input) => [{ action: 'sts:AssumeRole', resource: roleArnOf(input) }],
  handle(input, { services, cloud }) {
    const roleArn = roleArnOf(input);
    const sessionName = input.RoleSessionName;
    if (typeof sessionName !== 'string' || !/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
      throw validationError('RoleSessionName', '[\\w+=,.@-]*, 2 to 64 in length');
    }
    const seconds = Number(input.DurationSeconds ?? defaultDurationSeconds);
    if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
      throw validationError('DurationSeconds', 'an integer from 900 to 43200');
    }
    const credentials = services.access.credentialsFor(roleArn, sessionName);
    const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const roleId = createHash('sha256').update(roleArn).digest('hex').slice(0, 17).toUpperCase();
    return {
      Credentials: {
        AccessKeyId: credentials.accessKeyId,
        SecretAccessKey: credentials.secretAccessKey,
        SessionToken: credentials.sessionToken,
        Expiration: new Date(cloud.clock.now() + seconds * 1_000),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROA${roleId}:${sessionName}`,
        Arn: `arn:aws:sts::${cloud.accountId}:assumed-role/${roleName}/${sessionName}`,
      },
    };
  },
});

function roleArnOf({ RoleArn: arn }: Record<string, unknown>): string {
  if (typeof arn !== 'string' || !/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(arn)) {
    throw validationError('RoleArn', 'the ARN of a role');
  }
  return arn;
}

function validationError(parameter: string, expected: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value at '${parameter}' failed to satisfy constraint: Member must be ${expected}`,
  );
}
