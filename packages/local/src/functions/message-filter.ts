import { compilePattern } from '@busbar/event-pattern';
import { AwsError } from '../gateway/aws-error.ts';
import type { SqsRecord } from './sqs-record.ts';

/** Tells whether a function wants a message. */
export type MessageFilter = (record: SqsRecord) => boolean;

interface FilterPattern {
  readonly matches: (event: unknown) => boolean;
  /** Wants `body` as an object, or as text; a pattern without `body` takes both. */
  readonly body: 'json' | 'text' | 'any';
}

/**
 * Compiles the filter criteria of an event source mapping: a message passes when one of the patterns matches its
 * record with the body parsed, if it is JSON.
 *
 * @throws {AwsError} InvalidParameterValueException "Invalid filter pattern definition."
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
export function createMessageFilter(patterns: readonly string[]): MessageFilter {
  if (patterns.length === 0) return () => true;
  const compiled = patterns.map(toFilterPattern);
  return (record) => {
    const { body, isJson } = parseBody(record.body);
    const event = { ...record, body };
    return compiled.some(
      (pattern) => (pattern.body === 'any' || (pattern.body === 'json') === isJson) && pattern.matches(event),
    );
  };
}

function toFilterPattern(text: string): FilterPattern {
  try {
    const pattern = compilePattern(text);
    const { body } = JSON.parse(text) as { body?: unknown };
    return {
      matches: pattern.matches,
      body: body === undefined ? 'any' : Array.isArray(body) ? 'text' : 'json',
    };
  } catch {
    throw new AwsError('InvalidParameterValueException', 'Invalid filter pattern definition.');
  }
}

function parseBody(text: string): { readonly body: unknown; readonly isJson: boolean } {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return { body, isJson: true };
  } catch {
    // Plain text.
  }
  return { body: text, isJson: false };
}
