import { BusbarError } from '@busbar/core';
import type { RetryAdvice } from '@busbar/core';

export interface EventBusCallFacts {
  /** AWS's name of the call. */
  readonly operation: 'PutEvents' | 'DescribeEventBus';
  readonly eventBusName: string;
  /** AWS's error code, or the network's: `ThrottlingException`, `ECONNRESET`. */
  readonly errorCode: string;
  readonly errorMessage: string;
  /** `rejected`: the bus has certainly not taken the entries. `unknown`: it may have. */
  readonly outcome: 'rejected' | 'unknown';
  readonly retry: RetryAdvice;
  readonly cause?: unknown;
}

const nextSteps: Readonly<Record<RetryAdvice, string>> = {
  later: 'Make the same call again with the same events',
  operator: 'Check credentials, permissions and endpoint',
  never: 'Correct the call',
};

/**
 * A whole call to the bus failed; nothing is said about single entries. Adapters of `EventBusPort` throw it, and the
 * publisher turns it into the outcome of each event that the call carried.
 */
export class EventBusCallError extends BusbarError {
  readonly code = 'EVENT_BUS_CALL_FAILED';
  readonly operation: 'PutEvents' | 'DescribeEventBus';
  readonly eventBusName: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly outcome: 'rejected' | 'unknown';

  constructor(facts: EventBusCallFacts) {
    const { operation, eventBusName, errorCode, errorMessage, outcome, retry, cause } = facts;
    super(
      `Failed to call ${operation} for event bus "${eventBusName}": ${errorCode} (${errorMessage}). ${nextSteps[retry]}.`,
      { retry, cause },
    );
    this.operation = operation;
    this.eventBusName = eventBusName;
    this.errorCode = errorCode;
    this.errorMessage = errorMessage;
    this.outcome = outcome;
  }
}
