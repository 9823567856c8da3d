import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog, orders, parseEventBridgeEvent, redactEvent } from './index.ts';
import { examples } from './examples.ts';
import { planFieldIndex } from './generate/field-index.ts';
import { createRedactor, type FieldClassifications } from './redact-data.ts';

const fields = planFieldIndex({
  type: 'object',
  properties: {
    name: { type: 'string' },
    token: { type: 'string' },
    address: { type: 'object', properties: { street: { type: 'string' }, 'a/b': { type: 'string' } } },
    lines: {
      type: 'array',
      items: { type: 'object', properties: { note: { type: 'string' }, code: { type: 'string' } } },
    },
    pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'string' }] },
    people: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { name: { type: 'string' }, age: { type: 'number' } },
      },
    },
    free: { type: 'object' },
    closed: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
    open: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
  },
});
const redact = (data: unknown, classifications: FieldClassifications = {}) =>
  createRedactor(fields, classifications)(data);

describe('createRedactor', () => {
  it('puts the class of a field in the place of its value, whatever the value is', () => {
    const data = { name: 'A. Person', token: 't-1', address: { street: 'Long Lane 1', 'a/b': 'x' } };

    expect(redact(data, { '/name': 'pii', '/token': 'secret', '/address/a~1b': 'pii' })).toEqual({
      name: '[pii]',
      token: '[secret]',
      address: { street: 'Long Lane 1', 'a/b': '[pii]' },
    });
    expect(redact(data, { '/address': 'pii', '/address/street': 'secret' })).toEqual({
      ...data,
      address: '[pii]',
    });
    expect(redact({ name: null }, { '/name': 'pii' })).toEqual({ name: '[pii]' });
  });

  it('leaves an absent field absent, and the data as it was', () => {
    const data = Object.freeze({ token: 't-1' });

    expect(redact(data, { '/name': 'pii' })).toEqual({ token: 't-1' });
    expect(redact(data, { '/token': 'secret' })).toEqual({ token: '[secret]' });
    expect(data).toEqual({ token: 't-1' });
  });

  it('takes * for every item of an array and a number for one of a tuple', () => {
    const data = { lines: [{ note: 'for Anna', code: 'A' }, { code: 'B' }, { note: '' }], pair: ['a', 'b'] };

    expect(redact(data, { '/lines/*/note': 'pii', '/pair/1': 'secret' })).toEqual({
      lines: [{ note: '[pii]', code: 'A' }, { code: 'B' }, { note: '[pii]' }],
      pair: ['a', '[secret]'],
    });
  });

  it('takes * for every value of a map', () => {
    const data = { people: { anna: { name: 'Anna', age: 4 }, '*': { name: 'Star', age: 5 } } };

    expect(redact(data, { '/people/*/name': 'pii' })).toEqual({
      people: { anna: { name: '[pii]', age: 4 }, '*': { name: '[pii]', age: 5 } },
    });
  });

  it('hides fields that the contract does not declare, since nobody has classified them', () => {
    const data = {
      name: 'A',
      email: 'a@example.com',
      lines: [{ code: 'A', card: '4111' }],
      free: { any: 1 },
    };

    expect(redact(data)).toEqual({
      name: 'A',
      email: '[undeclared]',
      lines: [{ code: 'A', card: '[undeclared]' }],
      free: { any: 1 },
    });
  });

  it('hides what a closed object or tuple does not allow, and shows what an open object does', () => {
    expect(redact({ closed: { a: '1', b: '2' }, open: { a: '1', b: '2' }, pair: ['a', 'b'] })).toEqual({
      closed: { a: '1', b: '[undeclared]' },
      open: { a: '1', b: '2' },
      pair: ['a', 'b'],
    });
    expect(
      createRedactor(planFieldIndex({ prefixItems: [{ type: 'string' }], items: false }), {})(['a', 'b']),
    ).toEqual(['a', '[undeclared]']);
  });

  it.each([
    ['text', 'a@example.com'],
    ['a list', [{ name: 'A' }]],
    ['null', null],
  ])('hides data that is %s and no object', (_, data) => {
    expect(redact(data)).toBe('[undeclared]');
  });

  it('hides an array where the contract has an object, and an object where it has an array', () => {
    expect(redact({ address: ['Long Lane 1'], lines: { note: 'x' } })).toEqual({
      address: '[undeclared]',
      lines: '[undeclared]',
    });
  });
});

describe('redact of a definition and of a family', () => {
  const data = examples.orders.OrderPlaced.v2({ overrides: { customerId: '20017' } });

  it('hides the customer of an order and nothing else', () => {
    expect(orders.OrderPlaced.v2.redact(data)).toEqual({ ...data, customerId: '[pii]' });
    expect(orders.OrderPlaced.redact(data)).toEqual({ ...data, customerId: '[pii]' });
    expect(orders.OrderCancelled.v1.classifications).toEqual({ '/customerId': 'pii' });
  });

  it('never lets a classified value through, whatever the data', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...Object.values(examples.orders.OrderPlaced)),
        (seed, example) => {
          const customerId = 'the-customer';
          const drawn = example({ seed, overrides: { customerId } });
          return !JSON.stringify(orders.OrderPlaced.redact(drawn)).includes(customerId);
        },
      ),
    );
  });
});

describe('redactEvent', () => {
  const data = examples.orders.OrderPlaced.v1({ overrides: { customerId: '20017' } });
  const event = (detailType: string, version: string) =>
    parseEventBridgeEvent({
      version: '0',
      id: '00000000-0000-4000-8000-000000000001',
      'detail-type': detailType,
      source: 'busbar.shop',
      account: '000000000000',
      time: '2025-03-01T08:26:00Z',
      region: 'us-east-1',
      resources: [],
      detail: {
        metadata: {
          id: '01956f3a-0000-7000-8000-000000000000',
          version,
          occurredAt: '2025-03-01T08:26:00.123Z',
          correlationId: 'request-1',
          producer: { service: 'shop' },
        },
        data,
      },
    });

  it('redacts data by the version that it was published in and keeps the envelope', () => {
    const published = event('orders.OrderPlaced', '1.0');

    expect(redactEvent(published)).toEqual({
      ...published,
      detail: { ...published.detail, data: { ...data, customerId: '[pii]' } },
    });
  });

  it.each([
    ['orders.OrderPlaced', '9.0'],
    ['orders.Unheard', '1.0'],
  ])('hides all data of %s version %s, which no contract holds', (detailType, version) => {
    expect(redactEvent(event(detailType, version)).detail.data).toBe('[undeclared]');
    expect(Object.keys(catalog)).toContain('orders.OrderPlaced');
  });
});
