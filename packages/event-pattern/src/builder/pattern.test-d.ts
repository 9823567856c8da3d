/** What must compile and what must not: checked by `tsc`, never run. */
import {
  anythingBut,
  cidr,
  type EventPattern,
  equalsIgnoreCase,
  exists,
  numeric,
  or,
  pattern,
  prefix,
  suffix,
  wildcard,
} from '../index.ts';

interface Placed {
  orderId: string;
  customerId?: string;
  currency: 'GBP' | 'EUR';
  totalPence: number;
  priority: 1 | 2 | null;
  isGift: boolean;
  tags: string[];
  lines: { stockCode: string; quantity: number; note?: { text: string } }[];
  address?: { city: string; ip: string };
  anything: unknown;
}

interface PlacedBefore {
  orderId: string;
}

declare const placed: {
  readonly detailType: 'orders.OrderPlaced';
  readonly pattern: { readonly 'detail-type': readonly ['orders.OrderPlaced'] };
  parse(data: unknown, options?: { readonly strict: boolean }): Placed;
};
declare const before: { readonly pattern: typeof placed.pattern; parse(data: unknown): PlacedBefore };
declare const family: {
  readonly pattern: typeof placed.pattern;
  readonly versions: readonly [typeof before, typeof placed];
};

declare const untyped: { readonly pattern: typeof placed.pattern; parse(data: unknown): unknown };

const all: EventPattern = pattern(placed);
pattern(untyped, { any: { field: [1] } });
pattern(placed, {});
pattern(placed, {
  orderId: ['1', prefix('5'), suffix('x'), wildcard('*5*'), equalsIgnoreCase('c1'), cidr('10.0.0.0/8')],
});
pattern(placed, {
  orderId: [prefix(equalsIgnoreCase('c')), anythingBut('1', '2'), anythingBut({ wildcard: ['a*', '*b'] })],
});
pattern(placed, { currency: ['GBP', anythingBut('EUR'), exists(true)] });
pattern(placed, { totalPence: [0, numeric('>', 100_00), numeric('>=', 1, '<', 5), anythingBut(7)] });
pattern(placed, { priority: [1, null, numeric('>', 1)], isGift: [true], tags: ['new', prefix('x')] });
pattern(placed, {
  customerId: [exists(false), '7'],
  address: { city: [exists(false)] },
  lines: { quantity: [exists(false)] },
});
pattern(placed, { lines: { stockCode: [prefix('8')], note: { text: ['a'] } }, anything: { deep: [1] } });
pattern(placed, or({ orderId: ['1'] }, { totalPence: [1] }));
pattern(placed, { currency: ['GBP'], $or: [{ orderId: ['1'] }, { lines: { quantity: [1] } }] });
pattern(placed, { lines: { $or: [{ quantity: [1] }, { stockCode: ['a'] }] } });
pattern(placed, {}, { source: ['busbar.shop'], 'replay-name': [exists(false)] });
pattern(family, { orderId: ['1'] });
pattern(family, { totalPence: [1] });

// @ts-expect-error the data has no such field
pattern(placed, { ordrId: ['1'] });
// @ts-expect-error the data has no such field inside
pattern(placed, { lines: { stock: ['1'] } });
// @ts-expect-error no version has such a field
pattern(family, { ordrId: ['1'] });
// @ts-expect-error a total is a number
pattern(placed, { totalPence: ['1'] });
// @ts-expect-error prefixes are of strings
pattern(placed, { totalPence: [prefix('1')] });
// @ts-expect-error and so are excluded texts
pattern(placed, { totalPence: [anythingBut('1')] });
// @ts-expect-error numbers alone compare
pattern(placed, { orderId: [numeric('>', 1)] });
// @ts-expect-error a boolean has no operators but exists
pattern(placed, { isGift: [prefix('t')] });
// @ts-expect-error USD is no currency of the contract
pattern(placed, { currency: ['USD'] });
// @ts-expect-error nor one to leave out
pattern(placed, { currency: [anythingBut('USD')] });
// @ts-expect-error 3 is no priority
pattern(placed, { priority: [3] });
// @ts-expect-error the field is required
pattern(placed, { orderId: [exists(false)] });
// @ts-expect-error an object is no leaf
pattern(placed, { address: [exists(true)] });
// @ts-expect-error nor is an array of objects
pattern(placed, { lines: [exists(true)] });
// @ts-expect-error a list is never empty
pattern(placed, { orderId: [] });
// @ts-expect-error a value stands in a list
pattern(placed, { orderId: '1' });
// @ts-expect-error the data has no such field
pattern(placed, or({ orderId: ['1'] }, { ordrId: ['1'] }));
// @ts-expect-error the data has no such field
pattern(placed, { $or: [{ orderId: ['1'] }, { ordrId: ['1'] }] });
// @ts-expect-error one alternative is none
pattern(placed, { $or: [{ orderId: ['1'] }] });
pattern(placed, { currency: ['GBP'], ...or({ orderId: ['1'] }, { orderId: ['2'] }) });
// @ts-expect-error the data has no such field
pattern(placed, { currency: ['GBP'], ...or({ ordrId: ['1'] }, { orderId: ['2'] }) });
// @ts-expect-error strings and numbers do not mix
anythingBut('1', 2);
// @ts-expect-error a range goes from below to above
numeric('<', 1, '>', 5);
// @ts-expect-error the envelope has no such field
pattern(placed, {}, { sauce: ['busbar.shop'] });
// @ts-expect-error a definition knows its pattern
pattern({ parse: () => 1 });

export { all };
