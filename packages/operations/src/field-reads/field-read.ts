/** Who asks for a field: the code of a consumer, an upcaster on the way to it, or an event pattern. */
export type FieldReaderKind = 'handler' | 'upcaster' | 'pattern';

/** One place that reads one field of the data of one version of an event. */
export interface FieldRead {
  /** Name of the consumer; of an upcaster, the detail-type. */
  readonly consumer: string;
  readonly kind: FieldReaderKind;
  readonly detailType: string;
  readonly major: number;
  /** JSON pointer into the data, with `*` for any item or key. */
  readonly pointer: string;
  /** Path from the folder that paths are told from, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The value leaves typed code as it is (`JSON.stringify`, spread, `unknown`): all below the pointer counts as read. */
  readonly whole?: true;
}

/** A reader as findings name it. */
export interface FieldReader {
  readonly consumer: string;
  readonly file: string;
  readonly line: number;
  readonly kind: FieldReaderKind;
}
