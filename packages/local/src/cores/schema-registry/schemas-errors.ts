import { AwsError } from '../../gateway/aws-error.ts';

/**
 * The refusals of EventBridge Schemas. AWS documents their codes; of their wording only that of a name that is taken
 * is known.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname.html
 */
export const schemasErrors = {
  invalid: (message: string) => new AwsError('BadRequestException', message),
  forbidden: (message: string) => new AwsError('ForbiddenException', message, { statusCode: 403 }),
  /** @param what `Registry with name orders` */
  exists: (what: string) => new AwsError('ConflictException', `${what} already exists.`, { statusCode: 409 }),
  /** @param what `Registry with name orders` */
  notFound: (what: string) =>
    new AwsError('NotFoundException', `${what} does not exist.`, { statusCode: 404 }),
  revisionMismatch: (revisionId: string) =>
    new AwsError(
      'PreconditionFailedException',
      `The revision id ${revisionId} is not that of the latest revision of the policy.`,
      { statusCode: 412 },
    ),
  /** @param what `registries of an account` */
  quotaExceeded: (what: string, quota: number) =>
    new AwsError('BadRequestException', `The quota of ${quota} ${what} is reached.`),
} as const;
