import { describe, expect, it } from 'vitest';
import { readEnvironment } from './read-environment.ts';

describe('readEnvironment', () => {
  it('returns the variables asked for and no others', () => {
    expect(readEnvironment(['TABLE'], { TABLE: 'orders', OTHER: 'x' })).toEqual({ TABLE: 'orders' });
  });

  it('names every variable that is unset or empty', () => {
    expect(() =>
      readEnvironment(['TABLE', 'BUCKET', 'QUEUE'], { TABLE: 'orders', BUCKET: '' }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[MissingEnvironmentVariableError: Failed to start function: environment variables "BUCKET", "QUEUE" are not set. Tables and buckets come from the subscription: declare them there, then deploy.]`,
    );
  });
});
