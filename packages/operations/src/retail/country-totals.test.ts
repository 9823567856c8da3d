import { describe, expect, it } from 'vitest';
import { exampleLine } from '../../test/example-invoices.ts';
import { sumByCountry } from './country-totals.ts';
import { groupInvoices } from './invoice.ts';

describe('sumByCountry', () => {
  it('adds up orders and cancellations by country, in alphabetical order', () => {
    const { invoices } = groupInvoices(
      [
        exampleLine({ invoiceNo: '1', country: 'France', quantity: 2, unitPricePence: 100 }),
        exampleLine({ invoiceNo: '1', country: 'France', quantity: 1, unitPricePence: 50 }),
        exampleLine({ invoiceNo: '2', country: 'France', quantity: 1, unitPricePence: 0 }),
        exampleLine({ invoiceNo: 'C3', country: 'France', quantity: -3, unitPricePence: 10 }),
        exampleLine({ invoiceNo: 'C4', country: 'EIRE', quantity: -1, unitPricePence: 5 }),
      ],
      [],
    );
    const totals = sumByCountry(invoices);
    expect(totals).toEqual({
      EIRE: { orders: 0, cancellations: 1, grossPence: 0, cancelledPence: 5 },
      France: { orders: 2, cancellations: 1, grossPence: 250, cancelledPence: 30 },
    });
    expect(Object.keys(totals)).toEqual(['EIRE', 'France']);
  });

  it('has no country without invoices', () => {
    expect(sumByCountry([])).toEqual({});
  });
});
