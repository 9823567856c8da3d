import { Ajv } from 'ajv';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchemaContent } from '../schema-registry/check-schema-content.ts';
import { eventShapeOf, mergeEventShapes, type ShapedEvent, toEventDocument } from './event-shape.ts';
import { openApiToDraft4 } from './open-api-to-draft4.ts';
import { mergeShapes, shapeOf } from './shape.ts';

const event = (detail: object, others: Partial<ShapedEvent> = {}): ShapedEvent => ({
  source: 'shop',
  detailType: 'Order Placed',
  resources: [],
  detail,
  ...others,
});
const documentOf = (...events: readonly ShapedEvent[]) =>
  toEventDocument(events.map(eventShapeOf).reduce(mergeEventShapes));
/** The components of a document beside the envelope. */
const componentsOf = (...details: readonly object[]) => {
  const { components } = documentOf(...details.map((detail) => event(detail))) as {
    components: { schemas: Record<string, object> };
  };
  const { AWSEvent: _, ...schemas } = components.schemas;
  return schemas;
};
const envelope = ({ source, detailType, resources, detail }: ShapedEvent) => ({
  version: '0',
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  'detail-type': detailType,
  source,
  account: '000000000000',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  resources,
  detail,
});

/** Says what is wrong with an event by an OpenAPI 3.0 document, and by that document as draft 4. */
function flawsOf(document: object, events: readonly ShapedEvent[]): unknown[] {
  const openApi = new Ajv({ strict: false });
  addFormats.default(openApi);
  openApi.addSchema(document, 'document');
  const draft4 = new AjvDraft4.default({ strict: false });
  addFormats.default(draft4);
  const validators = [
    openApi.compile({ $ref: 'document#/components/schemas/AWSEvent' }),
    draft4.compile(openApiToDraft4(document as Record<string, unknown>)),
  ];
  return validators.flatMap((validate) =>
    events.flatMap((each) => (validate(envelope(each)) ? [] : (validate.errors ?? []))),
  );
}

const names = ['id', 'items', 'address', 'Address', 'a-b', '名', '1', '', '__proto__', 'nullable', '$ref'];
const text = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.constantFrom('2026-01-01T00:00:00Z', '2024-02-29', '2025-02-29', '2026-01-01T00:00:00', '10:00'),
);
const { value } = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 })
    .map((members) => Object.fromEntries(members)),
}));
const detail = fc
  .array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 })
  .map((members) => Object.fromEntries(members) as object);
const resources = fc.array(fc.constantFrom('arn:aws:s3:::a', 'b'), { maxLength: 2 });
const events = fc.array(
  fc.tuple(detail, resources).map(([each, used]) => event(each, { resources: used })),
  { minLength: 1, maxLength: 5 },
);

describe('the document of events', () => {
  it('is valid, and every event that it was inferred from is valid by it', () => {
    fc.assert(
      fc.property(events, (seen) => {
        const document = documentOf(...seen);
        checkSchemaContent('OpenApi3', JSON.stringify(document));
        checkSchemaContent('JSONSchemaDraft4', JSON.stringify(openApiToDraft4({ ...document })));
        expect(flawsOf(document, seen)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of events, nor on how often one is seen', () => {
    fc.assert(
      fc.property(events, (seen) => {
        const document = JSON.stringify(documentOf(...seen));
        expect(JSON.stringify(documentOf(...[...seen].reverse(), ...seen))).toBe(document);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses what no event had: it says more than that anything goes', () => {
    const document = documentOf(event({ id: '1', total: 5 }));

    expect(flawsOf(document, [event({ id: 1, total: 5 })])).toHaveLength(2);
    expect(flawsOf(document, [event({ total: 5 })])).toHaveLength(2);
  });

  it('holds the envelope as AWS writes it, under the words of the detail-type', () => {
    expect(documentOf(event({ id: '1' }, { resources: ['arn:aws:s3:::a'] }))).toEqual({
      openapi: '3.0.0',
      info: { version: '1.0.0', title: 'OrderPlaced' },
      paths: {},
      components: {
        schemas: {
          AWSEvent: {
            type: 'object',
            required: [
              'detail-type',
              'resources',
              'detail',
              'id',
              'source',
              'time',
              'region',
              'version',
              'account',
            ],
            'x-amazon-events-detail-type': 'Order Placed',
            'x-amazon-events-source': 'shop',
            properties: {
              detail: { $ref: '#/components/schemas/OrderPlaced' },
              account: { type: 'string' },
              'detail-type': { type: 'string' },
              id: { type: 'string' },
              region: { type: 'string' },
              resources: { type: 'array', items: { type: 'string' } },
              source: { type: 'string' },
              time: { type: 'string', format: 'date-time' },
              version: { type: 'string' },
            },
          },
          OrderPlaced: {
            type: 'object',
            required: ['id'],
            properties: { id: { type: 'string' } },
          },
        },
      },
    });
  });

  it('keeps the envelope apart from a detail-type AWSEvent, and from one without a letter', () => {
    const named = (detailType: string) =>
      Object.keys(
        (documentOf(event({}, { detailType })) as { components: { schemas: object } }).components.schemas,
      );

    expect(named('AWSEvent')).toEqual(['AWSEvent', 'AWSEvent2']);
    expect(named('注文')).toEqual(['AWSEvent', 'Detail']);
  });

  it('is made in time of a large event whose parts all differ', () => {
    const parts = Array.from({ length: 8_000 }, (_, n) => n);
    const items = parts.map((n) => ({ [`member${n}`]: n }));
    const nested = Object.fromEntries(parts.map((n) => [`part${n}`, { part: {} }]));

    const schemas = componentsOf({ items, nested });

    expect(Object.keys(schemas)).toHaveLength(3 + 2 * parts.length);
    expect(schemas.Part8001).toEqual({ type: 'object', properties: {} });
  });

  it('gives each object a component of its own, called after where it is', () => {
    expect(
      componentsOf({
        customer: { address: {} },
        address: { city: 'x' },
        items: [{ sku: 's' }, { sku: 't', qty: 1 }],
        entries: [[{ deep: true }]],
      }),
    ).toEqual({
      OrderPlaced: {
        type: 'object',
        required: ['address', 'customer', 'entries', 'items'],
        properties: {
          address: { $ref: '#/components/schemas/Address' },
          customer: { $ref: '#/components/schemas/Customer' },
          entries: {
            type: 'array',
            items: { type: 'array', items: { $ref: '#/components/schemas/OrderPlacedEntry' } },
          },
          items: { type: 'array', items: { $ref: '#/components/schemas/OrderPlacedItem' } },
        },
      },
      Address: { type: 'object', required: ['city'], properties: { city: { type: 'string' } } },
      Customer: {
        type: 'object',
        required: ['address'],
        properties: { address: { $ref: '#/components/schemas/Address2' } },
      },
      Address2: { type: 'object', properties: {} },
      OrderPlacedEntry: { type: 'object', required: ['deep'], properties: { deep: { type: 'boolean' } } },
      OrderPlacedItem: {
        type: 'object',
        required: ['sku'],
        properties: { qty: { type: 'number' }, sku: { type: 'string' } },
      },
    });
  });

  it('tells what may be missing, null or of several kinds, and what was never seen with a value', () => {
    const { OrderPlaced } = componentsOf(
      { at: '2026-01-01T00:00:00Z', day: '2026-01-01', sum: 1, note: null, tags: [], mixed: [1, 'a', null] },
      { at: '2026-01-01T00:00:00Z', day: 'monday', sum: 'many', owner: null, tags: [], mixed: [] },
      { at: null, day: '', sum: null, owner: { id: 1 }, tags: [], mixed: [], either: { a: 1 } },
      { at: null, day: '', sum: null, owner: { id: 1 }, tags: [], mixed: [], either: 'text' },
    );

    expect(OrderPlaced).toEqual({
      type: 'object',
      required: ['at', 'day', 'mixed', 'sum', 'tags'],
      properties: {
        at: { type: 'string', format: 'date-time', nullable: true },
        day: { type: 'string' },
        either: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Either' }] },
        mixed: {
          type: 'array',
          items: { anyOf: [{ type: 'number', nullable: true }, { type: 'string' }] },
        },
        note: { type: 'object', nullable: true },
        owner: { $ref: '#/components/schemas/Owner' },
        sum: { anyOf: [{ type: 'number', nullable: true }, { type: 'string' }] },
        tags: { type: 'array', items: { type: 'object' } },
      },
    });
    expect(componentsOf({ owner: null }, { owner: { id: 1 } }).Owner).toEqual({
      type: 'object',
      nullable: true,
      required: ['id'],
      properties: { id: { type: 'number' } },
    });
  });
});

describe('shapes', () => {
  it('merge in any order and grouping, and with themselves into themselves', () => {
    fc.assert(
      fc.property(value, value, value, (one, two, three) => {
        const [a, b, c] = [shapeOf(one), shapeOf(two), shapeOf(three)];
        const same = (left: unknown, right: unknown) =>
          expect(JSON.stringify(left)).toBe(JSON.stringify(right));
        same(mergeShapes(a, b), mergeShapes(b, a));
        same(mergeShapes(mergeShapes(a, b), c), mergeShapes(a, mergeShapes(b, c)));
        same(mergeShapes(a, a), a);
      }),
      { numRuns: 200 },
    );
  });
});
