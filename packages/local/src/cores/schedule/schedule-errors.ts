import { AwsError } from '../../gateway/aws-error.ts';

/** Scheduler's refusals. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html#API_CreateSchedule_Errors */
export const scheduleErrors = {
  invalid: (message: string) => new AwsError('ValidationException', message),
  invalidExpression: (expression: string) =>
    new AwsError('ValidationException', `Invalid Schedule Expression ${expression}.`),
  scheduleExists: (name: string) => conflict(`Schedule ${name} already exists.`),
  scheduleNotFound: (name: string) => notFound(`Schedule ${name} does not exist.`),
  groupExists: (name: string) => conflict(`Schedule group ${name} already exists.`),
  groupNotFound: (name: string) => notFound(`Schedule group ${name} does not exist.`),
  quotaExceeded: () =>
    new AwsError('ServiceQuotaExceededException', 'The request exceeds a service quota.', {
      statusCode: 402,
    }),
} as const;

function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, { statusCode: 409 });
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, { statusCode: 404 });
}
