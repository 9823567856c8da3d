import { queueErrors } from '../../cores/queue/queue-errors.ts';
import type { ActionContext } from '../../gateway/service-action.ts';

/** URL of a queue: `http://127.0.0.1:4566/000000000000/orders`. */
export function toQueueUrl(queueName: string, { endpoint, cloud }: ActionContext): string {
  return `${endpoint}/${cloud.accountId}/${queueName}`;
}

/**
 * Name in a queue URL, whatever its host; SQS takes a bare name for the caller's own queue.
 *
 * @throws {AwsError} MissingParameter, QueueDoesNotExist for a URL of another account
 */
export function queueNameOf(queueUrl: unknown, { cloud }: ActionContext): string {
  if (typeof queueUrl !== 'string' || queueUrl === '') throw queueErrors.missingParameter('QueueUrl');
  const slash = queueUrl.lastIndexOf('/');
  if (slash === -1) return queueUrl;
  const account = queueUrl.slice(queueUrl.lastIndexOf('/', slash - 1) + 1, slash);
  if (slash <= 0 || account !== cloud.accountId) throw queueErrors.nonExistentQueue();
  return queueUrl.slice(slash + 1);
}

export function queueArnOf(queueName: string, { cloud }: ActionContext): string {
  return `arn:aws:sqs:${cloud.region}:${cloud.accountId}:${queueName}`;
}
