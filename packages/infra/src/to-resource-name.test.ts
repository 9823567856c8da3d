import { describe, expect, it } from 'vitest';
import { environments } from './environments.ts';
import { toResourceName } from './to-resource-name.ts';

describe('toResourceName', () => {
  it('joins busbar, the environment and the parts', () => {
    expect(toResourceName(environments.staging)).toBe('busbar-staging');
    expect(toResourceName(environments.prod, 'order-projection', 'dlq')).toBe(
      'busbar-prod-order-projection-dlq',
    );
  });

  it('allows 64 characters and refuses 65', () => {
    const part = 'x'.repeat(64 - 'busbar-dev-'.length);

    expect(toResourceName(environments.dev, part)).toHaveLength(64);
    expect(() => toResourceName(environments.dev, `${part}x`)).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message: `Failed to name a resource: name "busbar-dev-${part}x" has 65 characters, at most 64 are allowed. Shorten "${part}x" by 1 characters or more.`,
      }),
    );
  });
});
