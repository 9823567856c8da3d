import { expect, it } from 'vitest';
import { errorCodeAdvice } from './error-code-advice.ts';

it.each([
  ['ThrottlingException', 'later'],
  ['InternalFailure', 'later'],
  ['AccessDeniedException', 'operator'],
  ['InvalidAccountIdException', 'operator'],
  ['RedactionFailure', 'operator'],
  ['NotAuthorizedForSourceException', 'operator'],
  ['NotAuthorizedForDetailTypeException', 'operator'],
  ['InvalidArgument', 'never'],
  ['MalformedDetail', 'never'],
  ['SomethingNew', 'never'],
])('sorts %s under "%s"', (errorCode, advice) => {
  expect(errorCodeAdvice(errorCode)).toBe(advice);
});
