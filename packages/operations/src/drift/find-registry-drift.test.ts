import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../test/drift/apply-patch.ts';
import { shopContracts } from '../../test/drift/shop-contracts.ts';
import { findRegistryDrift, type RegisteredEventSchema } from './find-registry-drift.ts';

type JsonObject = { readonly [key: string]: unknown };

/** A document as EventBridge's discovery writes it. */
function discovered(
  data: JsonObject,
  { source = 'busbar.shop', detailType = 'orders.OrderPlaced', components = {} } = {},
): RegisteredEventSchema {
  const text = { type: 'string' };
  const metadata = {
    type: 'object',
    required: ['id', 'version', 'occurredAt'],
    properties: { id: text, version: text, occurredAt: { type: 'string', format: 'date-time' } },
  };
  const schemas = {
    AWSEvent: {
      type: 'object',
      'x-amazon-events-detail-type': detailType,
      'x-amazon-events-source': source,
      properties: { detail: { $ref: '#/components/schemas/Detail' }, 'detail-type': text, source: text },
    },
    Detail: { type: 'object', properties: { metadata, data: { $ref: '#/components/schemas/Data' } } },
    Data: { type: 'object', ...data },
    ...components,
  };
  const content = JSON.stringify({
    openapi: '3.0.0',
    info: { version: '1.0.0', title: detailType },
    paths: {},
    components: { schemas },
  });
  return { name: `${source}@${detailType}`, dialect: 'OpenApi3', content };
}

const text = { type: 'string' };
const number = { type: 'number' };
/** What discovery makes of events that are as the contract says. */
const declared = {
  orderId: text,
  status: text,
  currency: text,
  email: text,
  weight: number,
  labels: { type: 'object', properties: { any: text } },
  lines: { type: 'array', items: { type: 'object', properties: { sku: text, note: text } } },
};

const find = (schemas: readonly RegisteredEventSchema[], files = shopContracts) =>
  findRegistryDrift(schemas, { files, contractsDir: 'contracts' });

const told = async (...given: Parameters<typeof find>) =>
  (await find(...given)).findings.map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`);

describe('findRegistryDrift', () => {
  it('finds no drift in a schema of events that are as their contract says', async () => {
    expect(await find([discovered({ properties: declared })])).toMatchObject({
      verdict: 'none',
      schemas: 1,
      events: 0,
      findings: [],
    });
  });

  it('names fields, types and what was not seen, without counts, and proposes the change', async () => {
    const { email: _, ...rest } = declared;
    const components = {
      Coupon: { type: 'object', properties: { until: { type: 'string', format: 'date' } } },
    };
    const properties = { ...rest, coupon: { $ref: '#/components/schemas/Coupon' }, orderId: number };

    const { findings, proposal } = await find([discovered({ properties }, { components })]);

    expect(findings).toEqual([
      {
        code: 'FIELD_UNDECLARED',
        severity: 'drift',
        detailType: 'orders.OrderPlaced',
        major: 1,
        pointer: '/coupon',
        message: 'undeclared, seen, object { until }',
        types: { object: 1 },
        schema: { type: 'object', properties: { until: { type: 'string', format: 'date' } } },
      },
      {
        code: 'FIELD_NEVER_SEEN',
        severity: 'drift',
        detailType: 'orders.OrderPlaced',
        major: 1,
        pointer: '/email',
        message: 'declared, and not seen',
      },
      {
        code: 'TYPE_CONFLICT',
        severity: 'drift',
        detailType: 'orders.OrderPlaced',
        major: 1,
        pointer: '/orderId',
        message: 'number seen, must be string, not counted',
        keyword: 'type',
        types: { number: 1 },
      },
    ]);
    expect(applyPatch(shopContracts, proposal.patch).get('orders/OrderPlaced/v1.schema.json')).toContain(
      '"properties": { "until": { "type": "string", "format": "date" } }',
    );
  });

  it('calls no drift what an older version declares: a schema does not say of which version events were', async () => {
    const files = new Map([...shopContracts]);
    const file = (name: string) => shopContracts.get(`orders/OrderPlaced/${name}`)!;
    files.set('orders/OrderPlaced/v2.schema.json', file('v1.schema.json').replace(/.*"weight".*\n/, ''));
    files.set('orders/OrderPlaced/v2.examples.json', file('v1.examples.json'));
    files.set('orders/OrderPlaced/upcast-v1-to-v2.ts', 'export function upcast(data) { return data; }');

    expect(await told([discovered({ properties: declared })], files)).toEqual([]);
    expect(await told([discovered({ properties: { ...declared, coupon: text } })], files)).toEqual([
      'FIELD_UNDECLARED /coupon: undeclared, seen, string',
    ]);
  });

  it('names schemas of no contract, of another source, and those that cannot be read', async () => {
    const report = await find([
      discovered({ properties: declared }, { source: 'busbar.thief' }),
      discovered({}, { detailType: 'orders.OrderEaten' }),
      discovered({}, { source: 'aws.s3', detailType: 'Object Created' }),
      { name: 'cut', dialect: 'OpenApi3', content: '{' },
    ]);

    expect(report.findings.map(({ code, severity, message }) => `${severity} ${code}: ${message}`)).toEqual([
      'drift SOURCE_UNDECLARED: published by source "busbar.thief" (the contract allows busbar.shop)',
      'drift DETAIL_TYPE_UNKNOWN: no contract has detail-type "orders.OrderEaten" (schema busbar.shop@orders.OrderEaten)',
      'hint EVENT_FOREIGN: detail-type "Object Created" is of another origin (schema aws.s3@Object Created)',
    ]);
    expect(report.unreadable).toEqual([
      { where: 'cut', reason: expect.stringMatching(/^the content is no JSON/) as string },
    ]);
  });

  it('calls a hint what has no envelope of Busbar, such as the events of other teams on the bus', async () => {
    const foreign = discovered({}, { source: 'acme.crm', detailType: 'Lead Won' });
    const plain = { ...foreign, content: foreign.content.replaceAll('"metadata"', '"meta"') };

    const { verdict, findings } = await find([plain]);

    expect(verdict).toBe('none');
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['hint EVENT_FOREIGN']);
  });

  it('proposes nothing for events under the name of a contract without its envelope', async () => {
    const bare = discovered({ properties: declared });
    const content = bare.content.replaceAll('"metadata"', '"meta"');

    const { findings, proposal } = await find([{ ...bare, content }]);

    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'ENVELOPE_INVALID: no valid Busbar envelope (schema busbar.shop@orders.OrderPlaced)',
    ]);
    expect(proposal.patch).toBe('');
  });

  it('tells of an event once whatever the number of its sources, and calls seen what one of them sends', async () => {
    const { email: _, ...withoutEmail } = declared;
    const schemas = [
      discovered({ properties: { ...withoutEmail, coupon: text } }),
      discovered({ properties: { ...declared, coupon: number } }, { source: 'busbar.legacy' }),
    ];

    expect(await told(schemas)).toEqual([
      'SOURCE_UNDECLARED : published by source "busbar.legacy" (the contract allows busbar.shop)',
      'FIELD_UNDECLARED /coupon: undeclared, seen, string or number',
    ]);
  });

  it('sees every type of a place of which discovery has seen several', async () => {
    const properties = { ...declared, orderId: { anyOf: [number, text] } };

    expect(await told([discovered({ properties })])).toEqual([
      'TYPE_CONFLICT /orderId: number seen, must be string, not counted',
    ]);
  });

  it('comes to an end in alternatives that refer to themselves', async () => {
    const self = { $ref: '#/components/schemas/Any' };
    const Any = {
      anyOf: [text, { type: 'object', properties: { a: self, b: self, c: { anyOf: [self, self] } } }],
    };

    const { findings, versions } = await find([
      discovered({ properties: { ...declared, any: self } }, { components: { Any } }),
    ]);

    expect(findings.map(({ pointer }) => pointer)).toEqual(['/any']);
    expect(versions).toMatchObject([{ isCut: true }]);
  });

  it('comes to an end in a schema that refers to itself', async () => {
    const components = {
      Tree: { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } },
    };
    const properties = { ...declared, tree: { $ref: '#/components/schemas/Tree' } };

    const { findings, versions } = await find([discovered({ properties }, { components })]);

    expect(findings.map(({ pointer }) => pointer)).toEqual(['/tree']);
    expect(versions).toMatchObject([{ isCut: true }]);
  });
});
