/** One line item of a retail CSV, in its own types. */
export interface RetailLine {
  /** Line on which it begins; 1 is the header. */
  readonly lineNumber: number;
  /** `536365`; a cancellation's starts with `C`. */
  readonly invoiceNo: string;
  readonly stockCode: string;
  readonly description: string | undefined;
  readonly quantity: number;
  /** ISO 8601, UTC. */
  readonly invoiceDate: string;
  /** Integer pence. */
  readonly unitPricePence: number;
  /** `undefined` for a guest. */
  readonly customerId: string | undefined;
  readonly country: string;
}

/** A line that cannot be read, with the reason in one sentence. */
export interface MalformedLine {
  readonly lineNumber: number;
  /** Invoice number as far as it can be told; the whole invoice is refused then, because a part of an order is a wrong order. */
  readonly invoiceNo: string | undefined;
  /** Column that cannot be read; `undefined` when the line as a whole cannot. */
  readonly column: string | undefined;
  readonly reason: string;
}
