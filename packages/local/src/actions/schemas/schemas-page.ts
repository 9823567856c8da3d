import { schemasErrors } from '../../cores/schema-registry/schemas-errors.ts';

/** How a list action is asked for one page. */
export interface PageInput {
  readonly Limit?: number;
  readonly NextToken?: string;
}

const LONGEST_PAGE = 100;

/**
 * Cuts one page out of a list.
 *
 * @returns the page, and the token of the next one if there is more.
 * @throws {AwsError} BadRequestException for a token that no page gave.
 */
export function toSchemasPage<Item>(
  items: readonly Item[],
  { Limit = LONGEST_PAGE, NextToken }: PageInput,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const start =
    NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64url').toString() || 'none');
  if (!Number.isInteger(start) || start < 0) throw schemasErrors.invalid('Invalid NextToken.');
  const end = start + Limit;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { NextToken: Buffer.from(String(end)).toString('base64url') }),
  };
}
