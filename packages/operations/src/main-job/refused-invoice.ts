import type { Invoice } from '../retail/invoice.ts';
import type { MalformedLine } from '../retail/retail-line.ts';
import type { OrderViolation } from './main-job-ports.ts';

export interface RefusalReason {
  /** Line of the CSV; `undefined` when the reason lies in the invoice as a whole. */
  readonly line?: number;
  /** Field of the contract or column of the CSV; `line` or `order` when a whole one is meant. */
  readonly field: string;
  readonly reason: string;
  readonly value?: unknown;
}

/** An invoice, or a line of no known invoice, that was not published. */
export interface RefusedInvoice {
  /** `null` for a line whose invoice cannot be told. */
  readonly invoice: string | null;
  /** Every line that goes with the invoice. */
  readonly lines: readonly number[];
  readonly reasons: readonly RefusalReason[];
}

/** Says why an invoice was refused, line by line. */
export function toRefusedInvoice(invoice: Invoice, violations: readonly OrderViolation[]): RefusedInvoice {
  const own = invoice.lines.map(({ lineNumber }) => lineNumber);
  return {
    invoice: invoice.invoiceNo,
    lines: [...own, ...invoice.malformed.map(({ lineNumber }) => lineNumber)].sort((a, b) => a - b),
    reasons: [
      ...invoice.malformed.map(toReason),
      ...violations.map(({ pointer, message, value }) => {
        const [, index, lineField = 'line'] = /^\/lines\/(\d+)(?:\/(.+))?$/.exec(pointer) ?? [];
        const line = index === undefined ? undefined : invoice.lines[Number(index)]?.lineNumber;
        const field = index === undefined ? pointer.slice(1) || 'order' : lineField;
        return { ...(line === undefined ? {} : { line }), field, reason: message, value };
      }),
    ],
  };
}

/** Refuses a malformed line whose invoice cannot be told. */
export function toRefusedLine(line: MalformedLine): RefusedInvoice {
  return { invoice: null, lines: [line.lineNumber], reasons: [toReason(line)] };
}

function toReason({ lineNumber, column, reason }: MalformedLine): RefusalReason {
  return { line: lineNumber, field: column ?? 'line', reason };
}
