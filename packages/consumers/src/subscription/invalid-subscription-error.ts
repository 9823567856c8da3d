import { BusbarError } from '@busbar/core';

/** One field of a subscription that cannot work. */
export interface SubscriptionProblem {
  /** Path of the field, `queue.maxReceiveCount`. */
  readonly field: string;
  readonly value: unknown;
  /** What is wrong, with the numbers: `must be an integer from 1 to 10000`. */
  readonly reason: string;
}

/** A subscription was declared with values that AWS or Busbar refuses; `problems` names all of them. */
export class InvalidSubscriptionError extends BusbarError {
  readonly code = 'INVALID_SUBSCRIPTION';
  readonly subscription: string;
  readonly problems: readonly SubscriptionProblem[];

  constructor(subscription: string, problems: readonly SubscriptionProblem[]) {
    const facts = problems.map(({ field, value, reason }) => `${field} ${show(value)} ${reason}`).join('; ');
    super(`Failed to define subscription "${subscription}": ${facts}. Correct its subscription.ts.`, {
      retry: 'never',
    });
    this.subscription = subscription;
    this.problems = problems;
  }
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
