import { BusbarError } from '@busbar/core';

/** A schema cannot be compared: it is no JSON Schema 2020-12, or a `$ref` of it leads nowhere or in a circle. */
export class UnusableSchemaError extends BusbarError {
  readonly code = 'UNUSABLE_SCHEMA';
  readonly version: string;
  /** JSON pointer of the place; `''` for the schema as a whole. */
  readonly pointer: string;
  readonly reason: string;

  constructor(version: string, pointer: string, reason: string) {
    super(
      `Failed to compare schema version "${version}": ${reason} at "${pointer}". Correct the schema, then compare again.`,
      { retry: 'never' },
    );
    this.version = version;
    this.pointer = pointer;
    this.reason = reason;
  }
}
