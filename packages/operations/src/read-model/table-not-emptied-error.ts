import { BusbarError } from '@busbar/core';

/** Some items of a table could not be deleted. */
export class TableNotEmptiedError extends BusbarError {
  readonly code = 'TABLE_NOT_EMPTIED';
  readonly tableName: string;
  readonly deleted: number;
  /** Items that the table held at the start. */
  readonly items: number;

  constructor(tableName: string, deleted: number, items: number) {
    super(
      `Failed to empty table "${tableName}": ${deleted} of ${items} items were deleted, then DynamoDB kept throttling. ` +
        'Empty it again: it goes on with the items that are left.',
      { retry: 'later' },
    );
    this.tableName = tableName;
    this.deleted = deleted;
    this.items = items;
  }
}
