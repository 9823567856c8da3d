import { BusbarError } from '@busbar/core';
import { concealValues } from './conceal-values.ts';
import { type ContractViolation, describeViolations } from './contract-violation.ts';

export interface InvalidEnvelopeFacts {
  /** What is broken. */
  readonly part: 'EventBridge event' | 'CloudEvent' | 'metadata';
  /** Id of the event as far as it is known, else `unknown`. */
  readonly id: string;
  readonly violations: readonly ContractViolation[];
}

/** An event is not wrapped as Busbar wraps events: it is no EventBridge event, or its `detail` is not `{ metadata, data }`. */
export class InvalidEnvelopeError extends BusbarError {
  readonly code = 'INVALID_ENVELOPE';
  readonly violations: readonly ContractViolation[];

  constructor({ part, id, violations }: InvalidEnvelopeFacts) {
    const count = violations.length === 1 ? '1 violation' : `${violations.length} violations`;
    super(
      `Failed to accept ${part} "${id}": ${count} of the envelope (${describeViolations(violations)}). ` +
        'Publish it with createPublisher, or route events of other origin elsewhere.',
      { retry: 'never' },
    );
    this.violations = concealValues(violations);
  }
}
