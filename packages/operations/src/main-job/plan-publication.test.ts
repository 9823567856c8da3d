import { createRandom } from '@busbar/core';
import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';
import { exampleInvoice, exampleLine } from '../../test/example-invoices.ts';
import { toOrderEvent } from '../retail/to-order-event.ts';
import { planPublication, toReplayWindow } from './plan-publication.ts';

const nowMs = Date.UTC(2025, 0, 1);

/** Every tenth is a cancellation. */
function exampleOrders(count: number) {
  return Array.from({ length: count }, (_, index) =>
    toOrderEvent(
      exampleInvoice([
        exampleLine(
          index % 10 === 9
            ? { invoiceNo: `C${index}`, quantity: -1 }
            : { invoiceNo: `${index}`, quantity: 1 },
        ),
      ]),
    ),
  );
}

function plan(count: number, seed = 1) {
  return planPublication(exampleOrders(count), createRandom(seed), nowMs);
}

describe('planPublication', () => {
  it('plans the same from the same seed', () => {
    expect(plan(50)).toEqual(plan(50));
  });

  it('draws other ids and other copies from another seed', () => {
    const invoices = (seed: number) => plan(200, seed).again.map(({ order }) => order.invoice.invoiceNo);
    expect(plan(1, 1).orders[0]!.id).not.toBe(plan(1, 2).orders[0]!.id);
    expect(invoices(1)).not.toEqual(invoices(2));
  });

  it('publishes every order once, in its order, under an id of its own', () => {
    const accepted = exampleOrders(200);
    const { orders: planned, poison } = planPublication(accepted, createRandom(1), nowMs);
    expect(planned.map(({ order }) => order)).toEqual(accepted);
    expect(new Set([...planned, poison].map(({ id }) => id)).size).toBe(201);
  });

  it('publishes about 1 order in 20 again, as it was, and at least one', () => {
    const { orders: planned, again } = plan(1_000);
    expect(again.length).toBeGreaterThan(25);
    expect(again.length).toBeLessThan(100);
    expect(again.every((each) => planned.includes(each))).toBe(true);
    expect(plan(1).again).toHaveLength(1);
  });

  it('publishes each tenth order as v1 and never a cancellation', () => {
    const { orders: planned } = plan(30);
    const asV1 = planned.flatMap(({ version }, index) => (version === 1 ? [index] : []));
    expect(asV1).toEqual([0, 10, 20]);

    const cancellations = planPublication(exampleOrders(10).slice(9), createRandom(1), nowMs);
    expect(cancellations.orders.map(({ version }) => version)).toEqual([2]);
  });

  it.each([0, 3])(
    'makes a poison order of %d orders that its contract accepts and whose total is wrong',
    (count) => {
      const { poison } = plan(count);
      const data = orders.OrderPlaced.v2.parse(poison.order.data);
      expect(poison.version).toBe(2);
      expect(data).toEqual({
        orderId: 'POISON',
        placedAt: count === 0 ? '2010-12-01T00:00:00.000Z' : '2010-12-01T08:26:00.000Z',
        country: 'United Kingdom',
        currency: 'GBP',
        lines: [{ stockCode: 'POISON', quantity: 1, unitPricePence: 100 }],
        totalPence: 101,
      });
    },
  );

  it('plans the poison order alone when nothing was accepted', () => {
    expect(plan(0)).toMatchObject({ orders: [], again: [], poison: { version: 2 } });
  });
});

describe('toReplayWindow', () => {
  function at(invoiceDate: string, changes = {}) {
    const invoice = exampleInvoice([exampleLine({ invoiceDate, ...changes })]);
    return { order: toOrderEvent(invoice), id: 'x', version: 2 as const };
  }

  it('begins with the second of the first event and ends after that of the last, in any order', () => {
    const outgoing = [
      at('2010-12-03T10:00:00.000Z'),
      at('2010-12-01T08:26:00.750Z'),
      at('2010-12-05T20:06:00.250Z', { invoiceNo: 'C1', quantity: -1 }),
    ];
    expect(toReplayWindow(outgoing)).toEqual({
      from: new Date('2010-12-01T08:26:00.000Z'),
      to: new Date('2010-12-05T20:06:01.000Z'),
    });
  });

  it('is one second long for a single event', () => {
    expect(toReplayWindow([at('2010-12-01T08:26:00.000Z')])).toEqual({
      from: new Date('2010-12-01T08:26:00.000Z'),
      to: new Date('2010-12-01T08:26:01.000Z'),
    });
  });
});
