import type { Invoice } from './invoice.ts';

/** What a country has ordered and cancelled; money in integer pence. Net revenue is gross minus cancelled. */
export interface CountryTotals {
  readonly orders: number;
  readonly cancellations: number;
  readonly grossPence: number;
  readonly cancelledPence: number;
}

export type TotalsByCountry = Readonly<Record<string, CountryTotals>>;

/**
 * Adds up invoices straight from their lines, past contracts, bus and read model: what these must agree with.
 * Countries come in alphabetical order.
 */
export function sumByCountry(invoices: readonly Invoice[]): TotalsByCountry {
  const totals = new Map<string, CountryTotals>();
  for (const { kind, lines } of invoices) {
    const country = lines[0]!.country;
    const sum = totals.get(country) ?? { orders: 0, cancellations: 0, grossPence: 0, cancelledPence: 0 };
    const pence = lines.reduce((total, line) => total + Math.abs(line.quantity) * line.unitPricePence, 0);
    totals.set(
      country,
      kind === 'placed'
        ? { ...sum, orders: sum.orders + 1, grossPence: sum.grossPence + pence }
        : { ...sum, cancellations: sum.cancellations + 1, cancelledPence: sum.cancelledPence + pence },
    );
  }
  return Object.fromEntries([...totals].sort(([a], [b]) => (a < b ? -1 : 1)));
}
