import { describe, expect, it } from 'vitest';
import { type JsonSchema, lint, type LintOptions } from '../index.ts';

const order = {
  type: 'object',
  required: ['orderId', 'lines', 'totalPence'],
  additionalProperties: false,
  properties: {
    orderId: { type: 'string', pattern: '^[0-9]+$', maxLength: 6 },
    customerId: { type: 'string' },
    currency: { enum: ['GBP', 'EUR'] },
    totalPence: { type: 'integer', minimum: 0, exclusiveMaximum: 100 },
    note: { type: ['string', 'null'] },
    isGift: { type: 'boolean' },
    lines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/line' } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    open: { type: 'object' },
  },
  $defs: {
    line: {
      type: 'object',
      required: ['quantity'],
      properties: { quantity: { type: 'integer', minimum: 1 }, gift: { const: true } },
    },
  },
} as const satisfies JsonSchema;

function findingsOf(
  pattern: unknown,
  schema: JsonSchema = order,
  options: LintOptions = {},
): readonly string[] {
  return lint(JSON.stringify(pattern), schema, options).map(
    ({ severity, code, path, wanted, schemaPointer }) =>
      `${severity} ${code} ${path} ${wanted === undefined ? '' : JSON.stringify(wanted)} ${schemaPointer}`,
  );
}

/** Findings but for the one that nothing is left. */
const reasonsOf = (...args: Parameters<typeof findingsOf>) =>
  findingsOf(...args).filter((finding) => !finding.includes('MATCHES_NOTHING'));

describe('lint', () => {
  it('has no objection to patterns that valid events match', () => {
    const patterns = [
      { orderId: ['1', { prefix: '12' }, { wildcard: '1*2' }, { 'anything-but': '7' }, { exists: true }] },
      { totalPence: [0, 99, { numeric: ['>', 98] }, { 'anything-but': [1] }] },
      { currency: ['GBP', { 'equals-ignore-case': 'eur' }, { exists: false }] },
      { note: [null, 'x'], isGift: [false, { 'anything-but': 'x' }] },
      { lines: { quantity: [1], gift: [{ exists: false }, true] } },
      { labels: { 'a.b': ['x'] }, customerId: [{ cidr: '10.0.0.0/8' }] },
    ];

    expect(patterns.map((pattern) => findingsOf(pattern))).toEqual(patterns.map(() => []));
  });

  it('tells unknown paths of closed objects and values from undeclared paths of open ones', () => {
    expect(reasonsOf({ total: [1] })).toEqual(['error UNKNOWN_PATH total  ']);
    expect(reasonsOf({ orderId: { x: [1] } })).toEqual(['error UNKNOWN_PATH orderId.x  /properties/orderId']);
    expect(reasonsOf({ total: [{ exists: false }] })).toEqual(['warning UNKNOWN_PATH total  ']);
    expect(findingsOf({ open: { a: [1] } })).toEqual(['warning UNDECLARED_PATH open.a  /properties/open']);
    expect(findingsOf({ lines: { price: [1] } })).toEqual([
      'warning UNDECLARED_PATH lines.price  /properties/lines/items',
    ]);
  });

  it('finds objects and arrays of objects, which are no leaves', () => {
    expect(reasonsOf({ lines: [{ exists: true }] })).toEqual([
      'error NOT_A_LEAF lines  /properties/lines/items',
    ]);
    expect(reasonsOf({ open: [{ exists: true }] })).toEqual(['error NOT_A_LEAF open  /properties/open']);
  });

  it('finds plain values of a type, or outside an enumeration, that the field never has', () => {
    expect(reasonsOf({ orderId: [5, null] })).toEqual([
      'error WRONG_TYPE orderId 5 /properties/orderId',
      'error WRONG_TYPE orderId null /properties/orderId',
    ]);
    expect(
      reasonsOf({ currency: ['USD', 'GBP', { prefix: 'U' }, { 'anything-but': ['GBP', 'EUR'] }] }),
    ).toEqual([
      'error IMPOSSIBLE_VALUE currency "USD" /properties/currency',
      'error IMPOSSIBLE_VALUE currency {"prefix":"U"} /properties/currency',
      'error IMPOSSIBLE_VALUE currency {"anything-but":["GBP","EUR"]} /properties/currency',
    ]);
    expect(reasonsOf({ lines: { gift: [false] } })).toEqual([
      'error IMPOSSIBLE_VALUE lines.gift false /$defs/line/properties/gift',
    ]);
  });

  it('finds operators that cannot match the type', () => {
    expect(reasonsOf({ totalPence: [{ prefix: '1' }, { cidr: '192.168.0.0/16' }] })).toEqual([
      'error WRONG_OPERATOR totalPence {"prefix":"1"} /properties/totalPence',
      'error WRONG_OPERATOR totalPence {"cidr":"192.168.0.0/16"} /properties/totalPence',
    ]);
    expect(reasonsOf({ orderId: [{ numeric: ['>', 5] }] })).toEqual([
      'error WRONG_OPERATOR orderId {"numeric":[">",5]} /properties/orderId',
    ]);
  });

  it('finds numbers and ranges outside the bounds, at the bound and not before it', () => {
    expect(
      reasonsOf({ totalPence: [-1, 0, 99, 100, 0.5, { numeric: ['<', 0] }, { numeric: ['<=', 0] }] }),
    ).toEqual([
      'error OUT_OF_BOUNDS totalPence -1 /properties/totalPence',
      'error OUT_OF_BOUNDS totalPence 100 /properties/totalPence',
      'error OUT_OF_BOUNDS totalPence 0.5 /properties/totalPence',
      'error OUT_OF_BOUNDS totalPence {"numeric":["<",0]} /properties/totalPence',
    ]);
    // No integer lies between 98 and 99; 99 is the last one.
    expect(reasonsOf({ totalPence: [{ numeric: ['>', 98, '<', 99] }, { numeric: ['>', 98] }] })).toEqual([
      'error OUT_OF_BOUNDS totalPence {"numeric":[">",98,"<",99]} /properties/totalPence',
    ]);
  });

  it('finds texts that lengths and regular expressions rule out', () => {
    expect(
      reasonsOf({ orderId: ['A1', '1234567', { suffix: 'x' }, { wildcard: '1*2*3*4*5*6*7' }, '123456'] }),
    ).toEqual([
      'error IMPOSSIBLE_VALUE orderId "A1" /properties/orderId',
      'error IMPOSSIBLE_VALUE orderId "1234567" /properties/orderId',
      'error IMPOSSIBLE_VALUE orderId {"suffix":"x"} /properties/orderId',
      'error IMPOSSIBLE_VALUE orderId {"wildcard":"1*2*3*4*5*6*7"} /properties/orderId',
    ]);
  });

  it('finds exists: false on fields that are always there, also in arrays that are never empty', () => {
    expect(reasonsOf({ orderId: [{ exists: false }], lines: { quantity: [{ exists: false }] } })).toEqual([
      'error ALWAYS_PRESENT lines.quantity {"exists":false} /$defs/line/properties/quantity',
      'error ALWAYS_PRESENT orderId {"exists":false} /properties/orderId',
    ]);
  });

  it('says that a pattern matches nothing when one field, or each branch, matches nothing', () => {
    expect(findingsOf({ orderId: ['1'], currency: ['USD'] })).toEqual([
      'error IMPOSSIBLE_VALUE currency "USD" /properties/currency',
      'error MATCHES_NOTHING   ',
    ]);
    expect(findingsOf({ $or: [{ currency: ['USD'] }, { orderId: ['1'] }] })).toEqual([
      'error IMPOSSIBLE_VALUE currency "USD" /properties/currency',
      'error DEAD_BRANCH   ',
    ]);
  });

  it('sees that fields of different kinds do not come together', () => {
    const kinds = {
      oneOf: ['orders.OrderPlaced', 'orders.OrderCancelled'].map((name, index) => ({
        properties: {
          'detail-type': { const: name },
          detail: {
            type: 'object',
            properties: { [`only${index}`]: { type: 'string' } },
            additionalProperties: false,
          },
        },
      })),
    };

    expect(findingsOf({ 'detail-type': ['orders.OrderPlaced'], detail: { only0: ['x'] } }, kinds)).toEqual(
      [],
    );
    expect(findingsOf({ 'detail-type': ['orders.OrderPlaced'], detail: { only1: ['x'] } }, kinds)).toEqual([
      'error MATCHES_NOTHING   ',
    ]);
  });

  it('takes a schema of detail, or of the data in it, and knows the envelope around', () => {
    const options = { at: 'detail.data' };
    const detail = { metadata: { version: [{ prefix: '2.' }] }, data: { currency: ['USD'] } };

    expect(findingsOf({ source: ['busbar.shop'], resources: ['a'], detail }, order, options)).toEqual([
      'error IMPOSSIBLE_VALUE detail.data.currency "USD" /properties/currency',
      'error MATCHES_NOTHING   undefined',
    ]);
    expect(reasonsOf({ 'detail-type': [5], account: [{ exists: false }] }, order, options)).toEqual([
      'error ALWAYS_PRESENT account {"exists":false} undefined',
      'error WRONG_TYPE detail-type 5 undefined',
    ]);
    expect(reasonsOf({ 'detail.data.lines.quantity': [0] }, order, options)).toEqual([
      'error OUT_OF_BOUNDS detail.data.lines.quantity 0 /$defs/line/properties/quantity',
    ]);
  });

  it('follows references by pointer, anchor and id, and leaves those out of the document open', () => {
    const schema = {
      properties: {
        anchored: { $ref: '#code' },
        embedded: { $ref: 'https://busbar.test/inner' },
        outside: { $ref: 'https://busbar.test/elsewhere' },
        dangling: { $ref: '#/$defs/none' },
        tree: { $ref: '#/$defs/tree' },
      },
      $defs: {
        code: { $anchor: 'code', type: 'integer' },
        inner: { $id: 'https://busbar.test/inner', $ref: '#/$defs/own', $defs: { own: { type: 'boolean' } } },
        tree: { anyOf: [{ type: 'integer' }, { type: 'array', items: { $ref: '#/$defs/tree' } }] },
      },
    };

    const found = reasonsOf(
      { anchored: ['x'], embedded: ['x'], outside: ['x'], dangling: ['x'], tree: [7] },
      schema,
    );

    expect(found).toEqual([
      'error WRONG_TYPE anchored "x" /properties/anchored',
      'error WRONG_TYPE embedded "x" /properties/embedded',
    ]);
  });

  it('ends on cyclic schemas and thinks possible what it cannot decide', () => {
    const loop = {
      $defs: { a: { allOf: [{ $ref: '#/$defs/a' }] } },
      properties: { x: { $ref: '#/$defs/a' } },
    };

    expect(findingsOf({ x: ['1'] }, loop)).toEqual([]);
    expect(findingsOf({ x: ['b'] }, { properties: { x: { type: 'string', pattern: '^(?!b)' } } })).toEqual(
      [],
    );
    expect(findingsOf({ x: ['b'] }, { properties: { x: { not: { const: 'b' } } } })).toEqual([]);
    expect(findingsOf({ a: ['x'] }, { properties: { a: { type: 'string', pattern: '^(a+)+$' } } })).toEqual([
      'error IMPOSSIBLE_VALUE a "x" /properties/a',
      'error MATCHES_NOTHING   ',
    ]);
  });

  it('writes findings for people', () => {
    const [finding] = lint('{"currency":["USD"]}', order);

    expect(finding).toEqual({
      code: 'IMPOSSIBLE_VALUE',
      severity: 'error',
      path: 'currency',
      wanted: 'USD',
      branch: 0,
      schemaPointer: '/properties/currency',
      message:
        'Failed to match field "currency" with "USD": the schema allows "GBP" or "EUR". Correct the value.',
    });
  });

  it('looks at each part of a pattern with 1,000 branches once', () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => ({ orderId: [String(index)] }));

    expect(findingsOf({ currency: ['GBP'], $or: keys })).toEqual([]);
  });
});
