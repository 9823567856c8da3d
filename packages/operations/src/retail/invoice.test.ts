import { describe, expect, it } from 'vitest';
import { exampleLine, exampleMalformedLine } from '../../test/example-invoices.ts';
import { groupInvoices } from './invoice.ts';

describe('groupInvoices', () => {
  it('groups scattered lines by invoice, in the order in which invoices first appear', () => {
    const lines = [
      exampleLine({ lineNumber: 2, invoiceNo: 'B' }),
      exampleLine({ lineNumber: 3, invoiceNo: 'A' }),
      exampleLine({ lineNumber: 4, invoiceNo: 'B' }),
    ];
    expect(groupInvoices(lines, [])).toEqual({
      invoices: [
        { invoiceNo: 'B', kind: 'placed', lines: [lines[0], lines[2]], malformed: [] },
        { invoiceNo: 'A', kind: 'placed', lines: [lines[1]], malformed: [] },
      ],
      stray: [],
    });
  });

  it('takes C… for a cancellation and any other number for an order', () => {
    const numbers = ['C536379', 'A563185', '536365'];
    const { invoices } = groupInvoices(
      numbers.map((invoiceNo) => exampleLine({ invoiceNo })),
      [],
    );
    expect(invoices.map(({ kind }) => kind)).toEqual(['cancelled', 'placed', 'placed']);
  });

  it('keeps malformed lines with their invoice, also when it has no others', () => {
    const known = exampleMalformedLine({ lineNumber: 3 });
    const alone = exampleMalformedLine({ lineNumber: 4, invoiceNo: '700002' });
    const { invoices, stray } = groupInvoices([exampleLine()], [known, alone]);
    expect({ malformed: invoices.map(({ malformed }) => malformed), stray }).toEqual({
      malformed: [[known], [alone]],
      stray: [],
    });
  });

  it('takes the first cell of a broken line for an invoice only when that invoice has other lines', () => {
    const broken = { column: undefined, reason: 'has 2 columns instead of 8' };
    const known = exampleMalformedLine({ lineNumber: 3, ...broken });
    const unknown = exampleMalformedLine({ lineNumber: 4, invoiceNo: '# 31 lines', ...broken });
    const empty = exampleMalformedLine({ lineNumber: 5, invoiceNo: undefined });
    const { invoices, stray } = groupInvoices([exampleLine()], [known, unknown, empty]);
    expect({ malformed: invoices.map(({ malformed }) => malformed), stray }).toEqual({
      malformed: [[known]],
      stray: [unknown, empty],
    });
  });
});
