import { BusbarError } from '@busbar/core';

export interface OrderTotalMismatchFacts {
  /** `orderId`, or `cancellationId` of a cancellation. */
  readonly id: string;
  readonly totalPence: number;
  /** What the lines add up to. */
  readonly linesPence: number;
}

/**
 * An order states a total that its lines do not add up to. The contract allows it, the read model does not: a total
 * counted wrong could not be told from a right one afterwards.
 */
export class OrderTotalMismatchError extends BusbarError {
  readonly code = 'ORDER_TOTAL_MISMATCH';
  readonly id: string;
  readonly totalPence: number;
  readonly linesPence: number;

  constructor({ id, totalPence, linesPence }: OrderTotalMismatchFacts) {
    super(
      `Failed to project order "${id}": totalPence is ${totalPence}, its lines add up to ${linesPence}. ` +
        'Find out from the producer which is right and publish the order anew; this event stays in the dead-letter queue.',
      { retry: 'never' },
    );
    this.id = id;
    this.totalPence = totalPence;
    this.linesPence = linesPence;
  }
}
