import { describe, expect, it } from 'vitest';
import { exampleInvoice, exampleLine, exampleMalformedLine } from '../../test/example-invoices.ts';
import { toRefusedInvoice, toRefusedLine } from './refused-invoice.ts';

describe('toRefusedInvoice', () => {
  const invoice = exampleInvoice([exampleLine({ lineNumber: 12 }), exampleLine({ lineNumber: 15 })]);

  it('leads a violation of line 1 of the event to the second line of the invoice in the CSV', () => {
    const violation = { pointer: '/lines/1/quantity', message: 'must be >= 1', value: -8 };
    expect(toRefusedInvoice(invoice, [violation])).toEqual({
      invoice: '700001',
      lines: [12, 15],
      reasons: [{ line: 15, field: 'quantity', reason: 'must be >= 1', value: -8 }],
    });
  });

  it.each([
    ['a field of the order', '/totalPence', { field: 'totalPence' }],
    ['the list of lines', '/lines', { field: 'lines' }],
    ['a whole line', '/lines/0', { line: 12, field: 'line' }],
    ['a line that the invoice does not have', '/lines/2/quantity', { field: 'quantity' }],
    ['the order as a whole', '', { field: 'order' }],
  ])('names %s', (_what, pointer, place) => {
    const { reasons } = toRefusedInvoice(invoice, [{ pointer, message: 'is wrong', value: 1 }]);
    expect(reasons).toEqual([{ ...place, reason: 'is wrong', value: 1 }]);
  });

  it('lists readable and malformed lines together, in the order of the file', () => {
    const mixed = exampleInvoice(
      [exampleLine({ lineNumber: 12 })],
      [exampleMalformedLine({ lineNumber: 3 }), exampleMalformedLine({ lineNumber: 20, column: undefined })],
    );
    expect(toRefusedInvoice(mixed, [])).toEqual({
      invoice: '700001',
      lines: [3, 12, 20],
      reasons: [
        { line: 3, field: 'Quantity', reason: '"six" is not an integer' },
        { line: 20, field: 'line', reason: '"six" is not an integer' },
      ],
    });
  });
});

describe('toRefusedLine', () => {
  it('refuses a line of no known invoice', () => {
    expect(toRefusedLine(exampleMalformedLine({ invoiceNo: undefined, column: undefined }))).toEqual({
      invoice: null,
      lines: [3],
      reasons: [{ line: 3, field: 'line', reason: '"six" is not an integer' }],
    });
  });
});
