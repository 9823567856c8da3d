import { InvalidArgumentError } from '@busbar/core';
import type { Environment } from './environments.ts';

/** Characters of the shortest limit among the resources that we name: functions and rules. @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const LONGEST_NAME = 64;

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
