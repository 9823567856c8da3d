import { orders } from '@busbar/events-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleLine, exampleMalformedLine } from '../../test/example-invoices.ts';
import { findContractViolations } from '../../test/find-contract-violations.ts';
import type { RetailCsv } from '../retail/parse-retail-csv.ts';
import { prepareOrders } from './prepare-orders.ts';

function csv({ lines = [], malformed = [] }: Partial<RetailCsv>): RetailCsv {
  return { lineCount: lines.length + malformed.length, lines, malformed };
}

describe('prepareOrders', () => {
  it('accepts an order and a cancellation that keep their contracts', () => {
    const lines = [
      exampleLine({ lineNumber: 2 }),
      exampleLine({ lineNumber: 3, invoiceNo: 'C700002', quantity: -1 }),
    ];
    const { invoiceCount, accepted, refused } = prepareOrders(csv({ lines }), findContractViolations);
    expect({ invoiceCount, refused }).toEqual({ invoiceCount: 2, refused: [] });
    expect(accepted.map(({ kind, invoice }) => [kind, invoice.invoiceNo])).toEqual([
      ['placed', '700001'],
      ['cancelled', 'C700002'],
    ]);
  });

  it('refuses the whole invoice for one line that breaks the contract, and accepts the next', () => {
    const lines = [
      exampleLine({ lineNumber: 2 }),
      exampleLine({ lineNumber: 3, quantity: 0 }),
      exampleLine({ lineNumber: 4, invoiceNo: '700002' }),
    ];
    const { accepted, refused } = prepareOrders(csv({ lines }), findContractViolations);
    expect(accepted.map(({ invoice }) => invoice.invoiceNo)).toEqual(['700002']);
    expect(refused).toEqual([
      {
        invoice: '700001',
        lines: [2, 3],
        reasons: [{ line: 3, field: 'quantity', reason: 'must be >= 1', value: 0 }],
      },
    ]);
  });

  it('refuses an invoice whose lines disagree on country and customer', () => {
    const lines = [
      exampleLine({ lineNumber: 2, country: 'France', customerId: '1' }),
      exampleLine({ lineNumber: 3, country: 'Spain', customerId: undefined }),
    ];
    const { accepted, refused } = prepareOrders(csv({ lines }), findContractViolations);
    expect({ accepted, refused }).toEqual({
      accepted: [],
      refused: [
        {
          invoice: '700001',
          lines: [2, 3],
          reasons: [
            {
              line: 3,
              field: 'country',
              reason: 'must be "France" as in the first line of the invoice',
              value: 'Spain',
            },
            { line: 3, field: 'customerId', reason: 'must be "1" as in the first line of the invoice' },
          ],
        },
      ],
    });
  });

  it('refuses the whole invoice for one malformed line, without asking its contract', () => {
    const { accepted, refused } = prepareOrders(
      csv({ lines: [exampleLine({ quantity: -5 })], malformed: [exampleMalformedLine()] }),
      () => expect.unreachable('the contract of a part of an order was asked'),
    );
    expect({ accepted, refused }).toEqual({
      accepted: [],
      refused: [
        {
          invoice: '700001',
          lines: [2, 3],
          reasons: [{ line: 3, field: 'Quantity', reason: '"six" is not an integer' }],
        },
      ],
    });
  });

  it('refuses an invoice that has malformed lines only', () => {
    const { invoiceCount, refused } = prepareOrders(csv({ malformed: [exampleMalformedLine()] }), () => []);
    expect({ invoiceCount, refused: refused.map(({ invoice, lines }) => [invoice, lines]) }).toEqual({
      invoiceCount: 1,
      refused: [['700001', [3]]],
    });
  });

  it('refuses a line that belongs to no invoice by itself', () => {
    const stray = exampleMalformedLine({ invoiceNo: undefined, column: undefined, reason: 'has 1 columns' });
    expect(prepareOrders(csv({ malformed: [stray] }), () => [])).toEqual({
      invoiceCount: 0,
      accepted: [],
      refused: [
        { invoice: null, lines: [3], reasons: [{ line: 3, field: 'line', reason: 'has 1 columns' }] },
      ],
    });
  });

  it('prepares nothing from an empty file', () => {
    expect(prepareOrders(csv({}), () => [])).toEqual({ invoiceCount: 0, accepted: [], refused: [] });
  });

  it('puts every line into exactly one of accepted and refused', () => {
    const invoiceNo = fc.constantFrom('1', '2', '3', 'C4', 'C5');
    const readable = fc.record({ invoiceNo, quantity: fc.integer({ min: -2, max: 9 }) });
    const broken = fc.record({
      invoiceNo: fc.option(invoiceNo, { nil: undefined }),
      column: fc.constantFrom('Quantity', undefined),
    });
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: readable }, broken), { maxLength: 20 }),
        (rows) => {
          const numbered = rows.map((row, index) => ({ ...row, lineNumber: index + 2 }));
          const lines = numbered.flatMap((row) => ('quantity' in row ? [exampleLine(row)] : []));
          const malformed = numbered.flatMap((row) => ('column' in row ? [exampleMalformedLine(row)] : []));
          const { accepted, refused } = prepareOrders(csv({ lines, malformed }), findContractViolations);

          const acceptedLines = accepted.flatMap(({ invoice }) =>
            invoice.lines.map(({ lineNumber }) => lineNumber),
          );
          const all = [...acceptedLines, ...refused.flatMap((each) => each.lines)].sort((a, b) => a - b);
          expect(all).toEqual(numbered.map(({ lineNumber }) => lineNumber));
          expect(refused.every(({ reasons }) => reasons.length > 0)).toBe(true);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('accepts only what its contract accepts', () => {
    const lines = [1, 0, -1, 2].map((quantity, index) => exampleLine({ invoiceNo: `${index}`, quantity }));
    const { accepted } = prepareOrders(csv({ lines }), findContractViolations);
    expect(accepted.map(({ data }) => orders.OrderPlaced.v2.safeParse(data).success)).toEqual([true, true]);
  });
});
