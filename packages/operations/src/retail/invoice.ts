import type { MalformedLine, RetailLine } from './retail-line.ts';

/** The lines of one invoice: an order or, when its number starts with `C`, a cancellation. */
export interface Invoice {
  readonly invoiceNo: string;
  readonly kind: 'placed' | 'cancelled';
  /** Readable lines; none when every line of the invoice is malformed. */
  readonly lines: readonly RetailLine[];
  /** Lines of this invoice that cannot be read. */
  readonly malformed: readonly MalformedLine[];
}

export interface GroupedInvoices {
  /** In the order in which they first appear. */
  readonly invoices: readonly Invoice[];
  /** Malformed lines whose invoice cannot be told. */
  readonly stray: readonly MalformedLine[];
}

/**
 * Groups lines by invoice number. A line with too many or too few columns counts for the invoice in its first column
 * only when that invoice has other lines: alone it may be anything.
 */
export function groupInvoices(
  lines: readonly RetailLine[],
  malformed: readonly MalformedLine[],
): GroupedInvoices {
  const readable = Map.groupBy(lines, ({ invoiceNo }) => invoiceNo);
  const isKnown = ({ invoiceNo, column }: MalformedLine) =>
    invoiceNo !== undefined && (column !== undefined || readable.has(invoiceNo));
  const broken = Map.groupBy(malformed.filter(isKnown), ({ invoiceNo }) => invoiceNo!);

  const invoices = [...new Set([...readable.keys(), ...broken.keys()])].map((invoiceNo) => ({
    invoiceNo,
    kind: invoiceNo.startsWith('C') ? ('cancelled' as const) : ('placed' as const),
    lines: readable.get(invoiceNo) ?? [],
    malformed: broken.get(invoiceNo) ?? [],
  }));
  return { invoices, stray: malformed.filter((line) => !isKnown(line)) };
}
