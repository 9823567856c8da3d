import { limits } from '@busbar/core';
import { InvalidEventPatternError, parsePattern } from '@busbar/event-pattern';
import { AwsError } from '../../gateway/aws-error.ts';
import { limitExceeded } from './event-bus-errors.ts';

/** Checks the text of a pattern as PutRule and CreateArchive do. @throws {AwsError} InvalidEventPatternException, LimitExceededException */
export function checkEventPattern(text: string): void {
  if (text.length > limits.eventPattern.characters) throw limitExceeded();
  try {
    parsePattern(text);
  } catch (error) {
    throw toInvalidPattern(error);
  }
}

/** Says as AWS does what is wrong with a pattern; gives every other error back as it is. */
export function toInvalidPattern(error: unknown): unknown {
  return error instanceof InvalidEventPatternError
    ? new AwsError('InvalidEventPatternException', error.message)
    : error;
}
