import { scheduleErrors } from '../../cores/schedule/schedule-errors.ts';
import { checkInput, type InputConstraints } from '../events/input-constraints.ts';
import { members } from './scheduler-members.ts';

/** How a list action is asked for one page. Numbers come as text in a query. */
export interface PageInput {
  readonly MaxResults?: number;
  readonly NamePrefix?: string;
  readonly NextToken?: string;
}

const LONGEST_PAGE = 100;

/** Checks the members of a list action. @returns them, numbers as numbers. @throws {AwsError} ValidationException */
export function toPageInput<Input extends PageInput>(
  input: Readonly<Record<string, unknown>>,
  constraints: InputConstraints = {},
): Input {
  const { MaxResults } = input;
  const count =
    typeof MaxResults === 'string' && /^-?\d+$/.test(MaxResults) ? Number(MaxResults) : MaxResults;
  const given = { ...input, ...(count !== undefined && { MaxResults: count }) };
  checkInput(given, {
    MaxResults: members.maxResults,
    NamePrefix: members.name,
    NextToken: members.nextToken,
    ...constraints,
  });
  return given as unknown as Input;
}

/**
 * Cuts one page out of a list.
 *
 * @returns the page, and the token of the next one if there is more.
 * @throws {AwsError} ValidationException for a token that no page gave.
 */
export function toSchedulePage<Item extends { readonly name: string }>(
  items: readonly Item[],
  { MaxResults = LONGEST_PAGE, NamePrefix = '', NextToken }: PageInput,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const start =
    NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64url').toString() || 'none');
  if (!Number.isInteger(start) || start < 0) throw scheduleErrors.invalid('Invalid NextToken.');
  const named = items.filter(({ name }) => name.startsWith(NamePrefix));
  const end = start + MaxResults;
  return {
    items: named.slice(start, end),
    ...(end < named.length && { NextToken: Buffer.from(String(end)).toString('base64url') }),
  };
}
