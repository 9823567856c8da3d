import { invalid } from '../../cores/event-bus/event-bus-errors.ts';

/** How a list action is asked for one page. */
export interface PageRequest {
  readonly NextToken?: string;
  /** 1 to 100. @default 100 */
  readonly Limit?: number;
}

const LONGEST_PAGE = 100;

/**
 * Cuts one page out of a list.
 *
 * @returns the page, and the token of the next one if there is more.
 * @throws {AwsError} ValidationException for a token that no page gave.
 */
export function toPage<Item>(
  items: readonly Item[],
  { NextToken, Limit = LONGEST_PAGE }: PageRequest,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const start = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) throw invalid('Parameter NextToken is not valid.');
  const end = start + Limit;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { NextToken: Buffer.from(String(end)).toString('base64url') }),
  };
}
