import { groupInvoices, type Invoice } from '../src/retail/invoice.ts';
import type { MalformedLine, RetailLine } from '../src/retail/retail-line.ts';

/** A line of invoice 700001: 6 lanterns of 255 pence for a guest in France. */
export function exampleLine(changes: Partial<RetailLine> = {}): RetailLine {
  return {
    lineNumber: 2,
    invoiceNo: '700001',
    stockCode: 'L-2041',
    description: 'LANTERN',
    quantity: 6,
    invoiceDate: '2010-12-01T08:26:00.000Z',
    unitPricePence: 255,
    customerId: undefined,
    country: 'France',
    ...changes,
  };
}

/** A line of invoice 700001 without a readable quantity. */
export function exampleMalformedLine(changes: Partial<MalformedLine> = {}): MalformedLine {
  return {
    lineNumber: 3,
    invoiceNo: '700001',
    column: 'Quantity',
    reason: '"six" is not an integer',
    ...changes,
  };
}

/** The only invoice of the lines. */
export function exampleInvoice(
  lines: readonly RetailLine[] = [exampleLine()],
  malformed: readonly MalformedLine[] = [],
): Invoice {
  return groupInvoices(lines, malformed).invoices[0]!;
}
