import { topicErrors } from '../../cores/topic/topic-errors.ts';
import { topicLimits } from '../../cores/topic/topic-limits.ts';
import { type Input, optionalTextParameter } from './define-topic-action.ts';

/** Cuts one page of 100 out of a list. @throws {AwsError} InvalidParameter for a token that no page gave. */
export function toPage<Item>(
  items: readonly Item[],
  input: Input,
): { readonly page: readonly Item[]; readonly next: { readonly NextToken?: string } } {
  const token = optionalTextParameter(input, 'NextToken');
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0 || token === '') {
    throw topicErrors.invalidParameter('NextToken');
  }
  const end = start + topicLimits.pageEntries;
  return {
    page: items.slice(start, end),
    next: end < items.length ? { NextToken: Buffer.from(String(end)).toString('base64url') } : {},
  };
}
