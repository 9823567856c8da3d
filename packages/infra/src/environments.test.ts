import { describe, expect, it } from 'vitest';
import { environments, parseEnvironment } from './environments.ts';

describe('parseEnvironment', () => {
  it('takes dev when no name is given', () => {
    expect(parseEnvironment()).toBe(environments.dev);
  });

  it('finds each environment by the name that it bears', () => {
    const names = Object.keys(environments);

    expect(names.map((name) => parseEnvironment(name).name)).toEqual(['dev', 'staging', 'prod']);
  });

  it.each(['qa', '', 'Prod', 'constructor'])('refuses %j, names it and lists the choices', (name) => {
    expect(() => parseEnvironment(name)).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        argument: 'BUSBAR_ENVIRONMENT',
        value: name,
        message: `Failed to synthesize the app: BUSBAR_ENVIRONMENT "${name}" is not one of dev, staging, prod. Set BUSBAR_ENVIRONMENT to one of them, or unset it for dev.`,
      }),
    );
  });
});
