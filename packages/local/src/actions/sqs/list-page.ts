import { queueErrors } from '../../cores/queue/queue-errors.ts';
import type { Queue } from '../../cores/queue/queue.ts';
import type { Input } from './define-queue-action.ts';
import { integerParameter, optionalTextParameter } from './parameters.ts';

/** Most queues on one page. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html (2026-11-20) */
const largestPage = 1_000;

/** Cuts one page out of queues by `MaxResults` and `NextToken`, in order of their names. @throws {AwsError} */
export function pageOfQueues(
  queues: readonly Queue[],
  input: Input,
): { readonly page: readonly Queue[]; readonly nextToken?: string } {
  const maximum = integerParameter(input, 'MaxResults', {
    minimum: 1,
    maximum: largestPage,
    reason: `Must be between 1 and ${largestPage}, if provided.`,
  });
  const token = optionalTextParameter(input, 'NextToken');
  const after = token === undefined ? '' : Buffer.from(token, 'base64').toString();
  if (token !== undefined && Buffer.from(after).toString('base64') !== token) {
    throw queueErrors.invalidValue(token, 'NextToken', 'Invalid token.');
  }
  const rest = queues.filter(({ name }) => name > after).sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = rest.slice(0, maximum ?? largestPage);
  if (page.length === rest.length) return { page };
  return { page, nextToken: Buffer.from(page.at(-1)!.name).toString('base64') };
}
