import { CloudEvent as SdkCloudEvent, HTTP } from 'cloudevents';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examples } from '../../examples.ts';
import { createDetail, type EventMetadataInput, orders } from '../../index.ts';
import { fromCloudEvent } from './from-cloud-event.ts';
import { type PublishedEvent, toCloudEvent } from './to-cloud-event.ts';

const seed = 20_250_301;

/** Texts as CloudEvents allows them. */
const text = (maxLength: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength })
    .filter((each) => each.isWellFormed() && !/[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(each));

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

const metadata: fc.Arbitrary<EventMetadataInput> = fc.record(
  {
    id: text(20),
    occurredAt: fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    correlationId: text(20),
    causationId: text(20),
    producer: fc.record({ service: text(10), version: text(5) }, { requiredKeys: ['service'] }),
    partitionKey: text(20),
    tenant: text(10),
    traceparent: fc.tuple(hex(32), hex(16)).map(([trace, span]) => `00-${trace}-${span}-01`),
    claim: fc.record(
      { bucket: text(10), key: text(20), sizeBytes: fc.integer({ min: 0, max: 2 ** 40 }) },
      { requiredKeys: ['bucket', 'key'] },
    ),
  },
  { requiredKeys: ['id', 'occurredAt', 'correlationId', 'producer'] },
);

const published: fc.Arbitrary<PublishedEvent & { readonly resources: readonly string[] }> = fc
  .tuple(metadata, fc.nat(), text(20), fc.array(fc.string(), { maxLength: 3 }))
  .map(([input, exampleSeed, source, resources]) => ({
    source,
    'detail-type': 'orders.OrderPlaced',
    resources,
    detail: createDetail(orders.OrderPlaced, examples.orders.OrderPlaced.v2({ seed: exampleSeed }), input),
  }));

const event: PublishedEvent = {
  source: 'busbar.shop',
  'detail-type': 'orders.OrderPlaced',
  detail: createDetail(orders.OrderPlaced, examples.orders.OrderPlaced.v2({ seed: 7 }), {
    id: '01956f3a-0000-7000-8000-000000000000',
    occurredAt: '2025-03-01T08:26:00.123Z',
    correlationId: 'request-1',
    producer: { service: 'shop' },
  }),
};

describe('toCloudEvent', () => {
  it('encodes what the publisher gave', () => {
    const { data, ...attributes } = toCloudEvent(event, { subject: 'order 7' });

    expect(data).toBe(event.detail.data);
    expect(attributes).toEqual({
      specversion: '1.0',
      id: '01956f3a-0000-7000-8000-000000000000',
      type: 'orders.OrderPlaced',
      source: 'busbar.shop',
      time: '2025-03-01T08:26:00.123Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:busbar:orders.OrderPlaced:2.0',
      subject: 'order 7',
      contractversion: '2.0',
      correlationid: 'request-1',
      producerservice: 'shop',
    });
  });

  it('names the schema as it is told', () => {
    const dataschema = (detailType: string, version: string) => `https://s.example/${detailType}/${version}`;

    expect(toCloudEvent(event, { dataschema }).dataschema).toBe('https://s.example/orders.OrderPlaced/2.0');
  });

  it(`passes the validation of CloudEvents' own SDK, over HTTP and back (seed ${seed})`, () => {
    fc.assert(
      fc.property(published, (each) => {
        const encoded = toCloudEvent(each);
        const sdk = new SdkCloudEvent(encoded as object);
        expect(sdk.validate()).toBe(true);
        const received = HTTP.toEvent(HTTP.structured(sdk)) as SdkCloudEvent<object>;
        expect(fromCloudEvent(JSON.parse(JSON.stringify(received)))).toEqual({
          ...each,
          detail: { ...each.detail, metadata: { ...each.detail.metadata, occurredAt: received.time } },
        });
      }),
      { seed, numRuns: 100 },
    );
  });

  it('refuses texts that CloudEvents does not allow, naming the attributes', () => {
    const { metadata: whole, data } = event.detail;
    const broken = {
      ...whole,
      correlationId: 'a\nb',
      tenant: '\u{d800}',
      claim: { bucket: 'b', key: '\u{d800}' },
    };

    expect(() => toCloudEvent({ ...event, detail: { metadata: broken, data } })).toThrow(
      'Failed to accept CloudEvent "01956f3a-0000-7000-8000-000000000000": 3 violations of the envelope ' +
        '(/correlationid must hold no control characters, halves of surrogate pairs or noncharacters; ' +
        '/tenant must hold no control characters, halves of surrogate pairs or noncharacters; ' +
        '/dataref must hold no control characters, halves of surrogate pairs or noncharacters). ' +
        'Publish it with createPublisher, or route events of other origin elsewhere.',
    );
  });

  it('refuses half a surrogate pair in the names of an event too', () => {
    expect(() => toCloudEvent({ ...event, 'detail-type': '\u{d800}', source: '\u{d800}' })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ENVELOPE',
        violations: ['/type', '/source', '/dataschema'].map((pointer) =>
          expect.objectContaining({ pointer }),
        ),
      }),
    );
  });
});

describe('fromCloudEvent', () => {
  it(`gives back what was encoded (seed ${seed})`, () => {
    fc.assert(
      fc.property(published, (each) => {
        expect(fromCloudEvent(JSON.parse(JSON.stringify(toCloudEvent(each))))).toEqual(each);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('takes data without content type as JSON, and null as missing', () => {
    const { datacontenttype: _, ...encoded } = toCloudEvent(event);

    expect(fromCloudEvent({ ...encoded, tenant: null })).toEqual({ ...event, resources: [] });
  });

  it.each([
    ['nothing', undefined, '/specversion'],
    ['another version', { specversion: '0.3' }, '/specversion'],
    ['no id', { id: undefined }, ''],
    ['a wrong time', { time: 'yesterday' }, '/time'],
    ['a wrong version of the contract', { contractversion: '2' }, '/contractversion'],
    ['data as text', { data: '{}' }, '/data'],
    ['XML', { datacontenttype: 'application/xml' }, '/datacontenttype'],
    ['a wrong source', { source: '%' }, '/source'],
    ['resources that are no list', { awsresources: '{}' }, '/awsresources'],
    ['a reference that leads elsewhere', { dataref: 'https://x.example' }, '/dataref'],
    ['a size that is no number', { dataref: 's3://b/k', datarefbytes: 'many' }, '/dataref'],
  ])('refuses %s', (_, changes, pointer) => {
    const cloudEvent = changes === undefined ? undefined : { ...toCloudEvent(event), ...changes };

    expect(() => fromCloudEvent(cloudEvent)).toThrow(
      expect.objectContaining({
        code: 'INVALID_ENVELOPE',
        violations: expect.arrayContaining([expect.objectContaining({ pointer })]),
      }),
    );
  });
});
