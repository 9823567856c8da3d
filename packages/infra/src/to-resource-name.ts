import { InvalidArgumentError, limits } from '@busbar/core';
import type { Environment } from './environments.ts';

/** The shortest limit among the resources that we name; queues and tables may be longer. */
const LONGEST_NAME = limits.lambda.functionNameCharacters;

/**
 * Makes the physical name of a resource: `busbar-<environment>-<part>-<part>`.
 *
 * @throws {InvalidArgumentError} when the name is longer than the 64 characters that Lambda allows.
 * @example
 * ```ts
 * toResourceName(environments.dev, 'order-projection', 'dlq'); //=> 'busbar-dev-order-projection-dlq'
 * ```
 */
export function toResourceName(environment: Environment, ...parts: readonly string[]): string {
  const name = ['busbar', environment.name, ...parts].join('-');
  if (name.length <= LONGEST_NAME) return name;
  throw new InvalidArgumentError({
    doing: 'name a resource',
    argument: 'name',
    value: name,
    reason: `has ${name.length} characters, at most ${LONGEST_NAME} are allowed`,
    nextStep: `Shorten "${parts[0] ?? ''}" by ${name.length - LONGEST_NAME} characters or more`,
  });
}
