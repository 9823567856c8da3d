import { findContradictions } from '../retail/find-contradictions.ts';
import { groupInvoices, type Invoice } from '../retail/invoice.ts';
import type { RetailCsv } from '../retail/parse-retail-csv.ts';
import { type OrderEvent, toOrderEvent } from '../retail/to-order-event.ts';
import type { OrderViolation } from './main-job-ports.ts';
import { type RefusedInvoice, toRefusedInvoice, toRefusedLine } from './refused-invoice.ts';

export interface PreparedOrders {
  readonly invoiceCount: number;
  readonly accepted: readonly OrderEvent[];
  readonly refused: readonly RefusedInvoice[];
}

/**
 * Turns the lines of a CSV into orders that keep their contracts and refusals that say why the others do not. Every
 * line is in one of the two.
 */
export function prepareOrders(
  { lines, malformed }: RetailCsv,
  findViolations: (order: OrderEvent) => readonly OrderViolation[],
): PreparedOrders {
  const { invoices, stray } = groupInvoices(lines, malformed);
  const accepted: OrderEvent[] = [];
  const refused: RefusedInvoice[] = stray.map(toRefusedLine);
  for (const invoice of invoices) {
    const checked = check(invoice, findViolations);
    if ('violations' in checked) refused.push(toRefusedInvoice(invoice, checked.violations));
    else accepted.push(checked.order);
  }
  return { invoiceCount: invoices.length, accepted, refused };
}

function check(
  invoice: Invoice,
  findViolations: (order: OrderEvent) => readonly OrderViolation[],
): { readonly order: OrderEvent } | { readonly violations: readonly OrderViolation[] } {
  if (invoice.malformed.length > 0) return { violations: [] };
  const order = toOrderEvent(invoice);
  const contradictions = findContradictions(invoice).map(({ lineIndex, field, value, first }) => ({
    pointer: `/lines/${lineIndex}/${field}`,
    message: `must be "${first ?? ''}" as in the first line of the invoice`,
    value,
  }));
  const violations = [...contradictions, ...findViolations(order)];
  return violations.length > 0 ? { violations } : { order };
}
