import { describe, expect, it } from 'vitest';
import { BusbarError, isBusbarError } from './busbar-error.ts';
import { InvalidArgumentError } from './invalid-argument-error.ts';

describe('BusbarError', () => {
  class BusBusyError extends BusbarError {
    readonly code = 'BUS_BUSY';
  }

  it('is named after its class and keeps its cause', () => {
    const cause = new Error('socket closed');
    const error = new BusBusyError('Failed to publish.', { retry: 'later', cause });
    expect({ name: error.name, code: error.code, retry: error.retry, cause: error.cause }).toEqual({
      name: 'BusBusyError',
      code: 'BUS_BUSY',
      retry: 'later',
      cause,
    });
  });

  it('is told from other errors', () => {
    expect(isBusbarError(new BusBusyError('x', { retry: 'later' }))).toBe(true);
    expect(isBusbarError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(false);
    expect(isBusbarError('x')).toBe(false);
  });
});

describe('InvalidArgumentError', () => {
  it('names the value, the reason and the next step', () => {
    const error = new InvalidArgumentError({
      doing: 'create publisher',
      argument: 'concurrency',
      value: 0,
      reason: 'must be an integer from 1 to 100',
      nextStep: 'Leave it out for 4',
    });
    expect(error.message).toBe(
      'Failed to create publisher: concurrency "0" must be an integer from 1 to 100. Leave it out for 4.',
    );
  });
});
