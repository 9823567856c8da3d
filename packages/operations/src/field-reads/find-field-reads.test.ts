import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldRead } from './field-read.ts';
import { findFieldReads } from './find-field-reads.ts';

/** A version's generated module. `OrderLine` stands at two places, `Category` in itself, `Total` is a renamed collision. */
const placed = `
export interface EventDefinition<Name, Major, Data> { parse(data: unknown): Data }
export interface OrderPlacedV2 {
  orderId: string;
  country: string;
  customer?: { name: string; address: { city: string; zip: string | null } };
  lines: OrderLine[];
  gift?: OrderLine;
  labels: { [key: string]: Label };
  payment: Card | Cash;
  category?: Category;
  total: Total1;
}
export interface OrderLine { quantity: number; price: number }
export interface Label { text: string }
export interface Card { kind: 'card'; last4: string }
export interface Cash { kind: 'cash'; till: string }
export interface Category { title: string; parent?: Category }
export interface Total1 { pence: number }
export const orderPlacedV2: EventDefinition<'orders.OrderPlaced', 2, OrderPlacedV2> = { parse: (data) => data as OrderPlacedV2 };
`;
/** A line of a cancellation is the same as one of an order, but for the file. */
const cancelled = `
import type { EventDefinition } from './placed.v2.gen.ts';
export interface OrderCancelledV1 { orderId: string; lines: OrderLine[] }
export interface OrderLine { quantity: number; price: number }
export const orderCancelledV1: EventDefinition<'orders.OrderCancelled', 1, OrderCancelledV1> = { parse: (data) => data as OrderCancelledV1 };
`;
const prelude = `import type { Card, OrderLine, OrderPlacedV2, Total1 } from '../generated/placed.v2.gen.ts';
import type { OrderCancelledV1 } from '../generated/cancelled.v1.gen.ts';
type Event<Data> = { readonly data: Data; readonly id: string };
`;

/** Code of a handler, and the pointers that it reads; those of a cancellation after \`~\`, those of whole values before \`…\`. */
const cases: Readonly<Record<string, readonly [code: string, reads: readonly string[]]>> = {
  access: [
    'export const f = (data: OrderPlacedV2) => [data.orderId, data.customer?.address.city];',
    ['/customer', '/customer/address', '/customer/address/city', '/orderId'],
  ],
  element: [
    `export const f = (data: OrderPlacedV2) => [data['orderId'], data.lines[0]?.['price']];`,
    ['/lines', '/lines/*/price', '/orderId'],
  ],
  'element-union': [
    `export const f = (data: OrderPlacedV2, key: 'orderId' | 'country') => data[key];`,
    ['/country', '/orderId'],
  ],
  'element-any': [
    'export const f = (data: OrderPlacedV2, key: keyof typeof names) => (data as never)[key]; const names = { x: 1 };',
    [],
  ],
  parameter: [
    'export const f = ({ data: { orderId, customer: { name } = { name: "" } as never } }: Event<OrderPlacedV2>) => orderId + name;',
    ['/customer', '/customer/name', '/orderId'],
  ],
  renamed: [
    'export const f = (data: OrderPlacedV2) => { const { country: place = "GB" } = data; return place; };',
    ['/country'],
  ],
  rest: [
    'export const f = (data: OrderPlacedV2) => { const { lines, labels, payment, category, total, gift, customer, ...rest } = data; return rest; };',
    ['/category', '/country…', '/customer', '/gift', '/labels', '/lines', '/orderId…', '/payment', '/total'],
  ],
  assignment: [
    'export const f = (data: OrderPlacedV2) => { let country = ""; ({ country } = data); return country; };',
    ['/country'],
  ],
  callback: [
    'export const f = (data: OrderPlacedV2) => data.lines.map(({ quantity }) => quantity).concat(data.lines.filter((line) => line.price > 1).length);',
    ['/lines', '/lines/*/price', '/lines/*/quantity'],
  ],
  loop: [
    'export const f = (data: OrderPlacedV2) => { for (const { price } of data.lines) void price; };',
    ['/lines', '/lines/*/price'],
  ],
  alias: [
    'export const f = (data: OrderPlacedV2) => { const order = data; const first = order.lines[0]; return first?.price; };',
    ['/lines', '/lines/*/price'],
  ],
  'shared-type': [
    'export const f = (line: OrderLine) => line.quantity;',
    ['/gift/quantity', '/lines/*/quantity'],
  ],
  'key-argument': [
    `export const f = (data: OrderPlacedV2) => [pluck(data, 'country'), data.customer && at(data.customer, 'name')];
    function pluck<T, K extends keyof T>(value: T, key: K): T[K] { return value[key]; }
    const at = <T>(value: T, key: keyof T) => value[key];`,
    ['/country', '/customer', '/customer/name'],
  ],
  'generic-with-fields': [
    `export const f = (data: OrderPlacedV2) => placeOf(data); const placeOf = <T extends { country: string }>(value: T) => value.country;`,
    ['/country'],
  ],
  'generic-maybe': [
    'export const f = (data: OrderPlacedV2) => digest(data.customer); declare function digest<T>(value: T): string | undefined;',
    ['/customer', '/customer…'],
  ],
  map: [
    'export const f = (data: OrderPlacedV2) => [data.labels["a"]?.text, Object.values(data.labels).map(({ text }) => text)];',
    ['/labels', '/labels…', '/labels/*/text', '/labels/a'],
  ],
  union: [
    'export const f = ({ payment }: OrderPlacedV2) => (payment.kind === "card" ? payment.last4 : payment.till);',
    ['/payment', '/payment/kind', '/payment/last4', '/payment/till'],
  ],
  recursive: [
    'export const f = ({ category }: OrderPlacedV2) => category?.parent?.title;',
    ['/category', '/category/parent', '/category/parent/parent', '/category/parent/title', '/category/title'],
  ],
  'renamed-type': ['export const f = (total: Total1) => total.pence;', ['/total/pence']],
  pick: [
    `export const f = (data: Pick<OrderPlacedV2, 'country'>, rest: Omit<OrderPlacedV2, 'lines'>) => data.country + rest.orderId;`,
    ['/country', '/orderId'],
  ],
  indexed: [
    `export const f = (lines: OrderPlacedV2['lines']) => lines[0]?.price;`,
    ['/gift/price', '/lines/*/price'],
  ],
  mapped: [
    'export const f = (data: { readonly [Key in keyof OrderPlacedV2]?: OrderPlacedV2[Key] }) => data.country;',
    ['/country'],
  ],
  generic: ['export const f = <Data extends OrderPlacedV2>(data: Data) => data.country;', ['/country']],
  'in-operator': [
    `export const f = (data: OrderPlacedV2 | OrderCancelledV1) => 'country' in data;`,
    ['/country'],
  ],
  written: ['export const f = (data: OrderPlacedV2) => { data.country = "GB"; };', []],
  stringify: [
    'export const f = (data: OrderPlacedV2) => JSON.stringify({ order: data, lines: data.lines });',
    ['/lines', '/lines/*…', '…'],
  ],
  'stringify-event': ['export const f = (event: Event<OrderPlacedV2>) => JSON.stringify(event);', ['…']],
  spread: ['export const f = (data: OrderPlacedV2) => ({ ...data, more: 1 });', ['…']],
  unknown: [
    'declare function log(value: unknown): void; export const f = (data: OrderPlacedV2) => log(data.customer);',
    ['/customer', '/customer…'],
  ],
  'cast-away': ['export const f = (data: OrderPlacedV2) => data as unknown;', ['…']],
  'generic-sink': [
    'declare function log<T>(value: T): void; export const f = (data: OrderPlacedV2) => log(data);',
    ['…'],
  ],
  'generic-back': [
    'declare function same<T>(value: T): T; export const f = (data: OrderPlacedV2) => same(data).country;',
    ['/country'],
  ],
  'own-type': [
    'interface Place { country: string } declare function go(place: Place): void; export const f = (data: OrderPlacedV2) => go(data);',
    ['/country'],
  ],
  'two-events': [
    'export const f = ({ lines }: OrderPlacedV2 | OrderCancelledV1) => lines.reduce((sum, { quantity }) => sum + quantity, 0);',
    ['/lines', '/lines/*/quantity', '~/lines', '~/lines/*/quantity'],
  ],
  'other-event': ['export const f = (data: OrderCancelledV1) => data.orderId;', ['~/orderId']],
  lost: [
    'export const f = (data: OrderPlacedV2, { gone }: OrderPlacedV2) => [data.lines[0]?.tax, gone];',
    ['/gone', '/lines', '/lines/*/tax'],
  ],
  'lost-of-one': [
    'export const f = ({ country }: OrderPlacedV2 | OrderCancelledV1) => country;',
    ['/country', '~/country'],
  ],
  'lost-pick': [
    `export type T = Pick<OrderPlacedV2, 'gone'>; export type U = OrderPlacedV2['left'];`,
    ['/gone', '/left'],
  ],
  elsewhere: [
    `import { g } from '../shared/read-total.ts'; export const f = (data: OrderPlacedV2) => g(data);`,
    ['/total', '/total/pence'],
  ],
  untyped: ['export const f = (data: { country: string }, any: any) => data.country + any.country;', []],
};

let root: string;
let reads: readonly FieldRead[];

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'busbar-reads-')));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('generated/placed.v2.gen.ts', placed);
  write('generated/cancelled.v1.gen.ts', cancelled);
  write('shared/read-total.ts', `${prelude}export const g = ({ total }: OrderPlacedV2) => total.pence;`);
  for (const [name, [code]] of Object.entries(cases)) write(`${name}/handler.ts`, prelude + code);
  reads = await findFieldReads({ consumersDir: root, rootDir: root });
});
afterAll(() => rmSync(root, { recursive: true }));

describe('findFieldReads', () => {
  it.each(Object.entries(cases))('reads %s', (name, [, expected]) => {
    const found = reads
      .filter(({ consumer }) => consumer === name)
      .map(
        ({ detailType, pointer, whole }) =>
          `${detailType === 'orders.OrderCancelled' ? '~' : ''}${pointer}${whole === true ? '…' : ''}`,
      );

    expect([...new Set(found)].sort()).toEqual([...expected].sort());
  });

  it('gives file, line and column of the name that is read', () => {
    expect(reads.find(({ consumer }) => consumer === 'renamed')).toEqual({
      consumer: 'renamed',
      kind: 'handler',
      detailType: 'orders.OrderPlaced',
      major: 2,
      pointer: '/country',
      file: 'renamed/handler.ts',
      line: 4,
      column: 53,
    });
    expect(reads.filter(({ consumer }) => consumer === 'elsewhere').map(({ file }) => file)).toEqual([
      'shared/read-total.ts',
      'shared/read-total.ts',
    ]);
  });

  it('leaves out the events that a consumer does not subscribe to', async () => {
    const detailTypes = new Map([['two-events', new Set(['orders.OrderPlaced'])]]);

    const found = await findFieldReads({ consumersDir: root, rootDir: root, detailTypes });

    expect(
      found.filter(({ consumer }) => consumer === 'two-events').map(({ detailType }) => detailType),
    ).toEqual(['orders.OrderPlaced', 'orders.OrderPlaced']);
  });

  it('asked about one event, finds what it would find of it among all, by those who subscribe to it', async () => {
    const names = [...new Set(reads.map(({ consumer }) => consumer))];
    const detailTypes = new Map(
      names.map((name, i) => [
        name,
        new Set([i % 3 === 0 ? 'orders.OrderPlaced' : 'orders.OrderCancelled', 'orders.Other']),
      ]),
    );
    const options = { consumersDir: root, rootDir: root, detailTypes };
    const all = await findFieldReads(options);

    for (const detailType of ['orders.OrderPlaced', 'orders.OrderCancelled', 'orders.Unknown']) {
      expect(await findFieldReads({ ...options, about: new Set([detailType]) })).toEqual(
        all.filter((read) => read.detailType === detailType),
      );
    }
  });

  it('finds nothing where no folder has a handler', async () => {
    expect(await findFieldReads({ consumersDir: join(root, 'generated') })).toEqual([]);
  });
});
