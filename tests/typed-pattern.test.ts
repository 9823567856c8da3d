import { numeric, pattern, prefix } from '@busbar/event-pattern';
import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';

describe('pattern() over the generated contracts', () => {
  it('writes the event pattern of orders above 100 pounds', () => {
    expect(JSON.parse(pattern(orders.OrderPlaced.v2, { totalPence: [numeric('>', 100_00)] }).text)).toEqual({
      'detail-type': ['orders.OrderPlaced'],
      detail: {
        metadata: { version: [{ prefix: '2.' }] },
        data: { totalPence: [{ numeric: ['>', 10_000] }] },
      },
    });
  });

  it('does not compile with a wrong path, an operator wrong for the type or an impossible value', () => {
    const neverRun = () => [
      // @ts-expect-error v2 has no such field
      pattern(orders.OrderPlaced.v2, { totalPounds: [numeric('>', 100)] }),
      // @ts-expect-error v1 has no total
      pattern(orders.OrderPlaced.v1, { totalPence: [numeric('>', 100)] }),
      // @ts-expect-error a number has no prefix
      pattern(orders.OrderPlaced.v2, { totalPence: [prefix('1')] }),
      // @ts-expect-error orders are in pounds sterling
      pattern(orders.OrderPlaced.v2, { currency: ['EUR'] }),
    ];
    expect(neverRun).toBeTypeOf('function');
  });
});
