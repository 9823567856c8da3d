import { beforeAll, describe, expect, it } from 'vitest';
import { discoveredDraft4, discoveredOrder, objectCreated } from '../../test/registry/foreign-documents.ts';
import { createOlderValidator } from '../../test/registry/older-validator.ts';
import { createSchemaValidator } from '../compatibility/schema-validator.ts';
import { readOrderContracts } from '../../test/read-order-contracts.ts';
import { bundleSchema } from '../generate/bundle-schema.ts';
import type { Json } from '../generate/json-pointer.ts';
import { planGeneration } from '../generate/plan-generation.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import { planPull, type RegisteredDocument } from './plan-pull.ts';
import { toRegistryDocuments } from './to-registry-documents.ts';

let contracts: ContractFiles;
beforeAll(async () => {
  contracts = await readOrderContracts();
});

const none: ContractFiles = new Map();
const asOpenApi = (name: string, content: string): RegisteredDocument => ({
  name,
  dialect: 'OpenApi3',
  content,
});
const parsed = (files: ReadonlyMap<string, string>, file: string) =>
  JSON.parse(files.get(file) ?? 'null') as Json;

describe.each(['OpenApi3', 'JSONSchemaDraft4'] as const)('contracts of this repository as %s', (dialect) => {
  it('come back without any difference, in text and in facts', async () => {
    const { documents, problems } = toRegistryDocuments(contracts, [dialect]);

    const { schemas, files } = await planPull({ registered: documents, present: contracts });

    expect(problems).toEqual([]);
    expect(files.size).toBe(0);
    expect(
      schemas.map(({ outcome, detailType, major, difference, facts }) => ({
        event: `${detailType} v${major}`,
        outcome,
        verdict: difference?.verdict,
        facts,
      })),
    ).toEqual(
      ['orders.OrderCancelled v1', 'orders.OrderPlaced v1', 'orders.OrderPlaced v2'].map((event) => ({
        event,
        outcome: 'present',
        verdict: 'same',
        facts: [],
      })),
    );
  });

  it('describe whole events: envelope, metadata and data', () => {
    const { documents } = toRegistryDocuments(contracts, [dialect]);
    const { events, schemas } = readContracts(contracts);
    const version = events.find(({ name }) => name === 'OrderPlaced')!.versions[1]!;
    const document = JSON.parse(documents.at(-1)!.content) as { readonly [key: string]: Json };
    const isEvent = createOlderValidator(
      dialect === 'OpenApi3' ? { ...document, $ref: '#/components/schemas/AWSEvent' } : document,
    );
    const isData = createSchemaValidator(bundleSchema(schemas, version.schemaFile).schema);
    const [data] = version.examples as readonly [{ readonly [key: string]: Json }];
    const event = (given: Json, id: string): Json => ({
      version: '0',
      id: 'e',
      'detail-type': 'orders.OrderPlaced',
      source: 'busbar.shop',
      account: '000000000000',
      time: '2026-01-01T00:00:00Z',
      region: 'eu-west-1',
      resources: [],
      detail: {
        metadata: {
          id,
          version: '2.0',
          occurredAt: '2026-01-01T00:00:00.000Z',
          correlationId: 'c',
          producer: { service: 's' },
        },
        data: given,
      },
    });
    const wrong = { ...data, currency: 'EUR' };

    expect([isData(data), isData(wrong)]).toEqual([true, false]);
    expect([isEvent(event(data, 'i')), isEvent(event(wrong, 'i')), isEvent(event(data, ''))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('become drafts that generate takes, once their upcaster is there', async () => {
    const { documents } = toRegistryDocuments(contracts, [dialect]);

    const { files, schemas } = await planPull({ registered: documents, present: none });
    const upcaster = 'orders/OrderPlaced/upcast-v1-to-v2.ts';
    const generated = await planGeneration({
      files: new Map([...files, [upcaster, 'export function upcast(data) {}']]),
      contractsPath: '../contracts',
      libraryModule: '@busbar/events-schema/runtime',
    });

    expect(generated.problems).toEqual([]);
    expect(schemas.flatMap(({ notes }) => notes)).toEqual([
      `${upcaster} is to be written: registries hold no upcasters`,
    ]);
  });
});

describe('planPull', () => {
  it('drafts the data of an event of Busbar, without envelope and metadata', async () => {
    const { files, schemas } = await planPull({
      registered: [asOpenApi('busbar.shop@OrdersOrderShipped', discoveredOrder)],
      present: none,
    });

    expect(schemas.map(({ outcome }) => outcome)).toEqual(['draft']);
    expect(parsed(files, 'orders/OrderShipped/contract.json')).toEqual({
      owner: 'orders',
      description: 'Order shipped.',
      sources: ['busbar.shop'],
      lifecycle: 'draft',
    });
    expect(parsed(files, 'orders/OrderShipped/v1.schema.json')).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['orderId'],
      properties: { orderId: { type: 'string' } },
    });
  });

  it('drafts the detail of a draft 4 document', async () => {
    const { files } = await planPull({
      registered: [{ name: 'lost', dialect: 'JSONSchemaDraft4', content: discoveredDraft4 }],
      present: none,
    });

    expect(parsed(files, 'orders/OrderLost/v1.schema.json')).toMatchObject({
      type: 'object',
      properties: { orderId: { type: 'string' }, at: { type: 'array', items: { type: 'string' } } },
    });
  });

  it("asks for name and source of an event of AWS's, and takes them", async () => {
    const registered = [asOpenApi('aws.s3@ObjectCreated', objectCreated)];

    const refused = await planPull({ registered, present: none });
    const { files } = await planPull({
      registered,
      present: none,
      as: 'storage.ObjectCreated',
      source: 'busbar.storage',
    });

    expect(refused.files.size).toBe(0);
    expect(refused.schemas[0]?.problems).toEqual([
      {
        pointer: '',
        reason: 'detail-type "Object Created" is not <domain>.<Event>',
        fix: 'Name the contract: --as <domain>.<Event>',
      },
      {
        pointer: '',
        reason: 'source "aws.s3" begins with "aws.", which EventBridge keeps for AWS\'s own events',
        fix: 'Say who publishes it: --source <org>.<service>',
      },
    ]);
    expect(parsed(files, 'storage/ObjectCreated/v1.schema.json')).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['bucket', 'object', 'reason'],
      properties: {
        bucket: { $ref: '#/$defs/Bucket' },
        object: { $ref: '#/$defs/Object' },
        reason: { type: 'string' },
        'source-ip-address': { type: 'string' },
      },
      $defs: {
        Bucket: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
        Object: {
          type: 'object',
          required: ['key', 'size'],
          properties: {
            key: { type: 'string' },
            size: { type: 'number' },
            'version-id': { type: ['string', 'null'] },
          },
        },
      },
    });
  });

  it.each([
    ['orders.OrderPlacedV2', 'event "OrderPlacedV2" has a version in its name'],
    ['Orders.OrderPlaced', 'domain "Orders" is not lower camel case'],
    ['a.b.C', 'detail-type "a.b.C" is not <domain>.<Event>'],
  ])('refuses the name %s', async (as, reason) => {
    const { schemas } = await planPull({ registered: [asOpenApi('x', discoveredOrder)], present: none, as });

    expect(schemas[0]?.problems.map((problem) => problem.reason)).toEqual([reason]);
  });

  it('compares a discovered event with the newest version of its contract, and writes nothing', async () => {
    const edited = discoveredOrder.replaceAll('OrderShipped', 'OrderPlaced');

    const { files, schemas } = await planPull({ registered: [asOpenApi('x', edited)], present: contracts });

    expect(files.size).toBe(0);
    expect(schemas[0]).toMatchObject({
      outcome: 'present',
      major: 2,
      difference: {
        verdict: 'different',
        contractWithinRegistered: true,
        registeredWithinContract: false,
        witnesses: { registeredOnly: { orderId: expect.any(String) } },
      },
    });
    expect(schemas[0]?.difference?.pointers).toContain('/properties/currency');
  });

  it('says so where the contract that is there has no such version, or cannot be read', async () => {
    const { documents } = toRegistryDocuments(contracts, ['OpenApi3']);
    const file = 'orders/OrderPlaced/v2.schema.json';
    const notesFor = async (present: ContractFiles) => {
      const { schemas, files } = await planPull({ registered: documents.slice(-1), present });
      expect(files.size).toBe(0);
      return schemas.map(({ outcome, notes }) => [outcome, notes]);
    };

    expect(await notesFor(new Map([...contracts].filter(([path]) => path !== file)))).toEqual([
      [
        'present',
        ['the contract has no version 2: pull it into another folder with --out, and write it by hand'],
      ],
    ]);
    expect(await notesFor(new Map([...contracts, [file, '{']]))).toEqual([
      ['present', ['the contract cannot be read: busbar generate says why']],
    ]);
  });

  it('draws no example by a pattern that can take for ever, and names it', async () => {
    const content = discoveredOrder.replace(
      '"properties":{"orderId":{"type":"string"}}',
      '"properties":{"orderId":{"type":"string","pattern":"^(a+)+$"}}',
    );

    const { files, schemas } = await planPull({ registered: [asOpenApi('x', content)], present: none });

    expect(parsed(files, 'orders/OrderShipped/v1.examples.json')).toEqual([]);
    expect(schemas[0]?.notes).toEqual([
      expect.stringMatching(/^orders\/OrderShipped\/v1\.schema\.json#\/properties\/orderId\/pattern: /),
      'orders/OrderShipped/v1.examples.json is empty: no valid example could be drawn. Write one',
    ]);
  });

  it('takes an extension that says no contract for none', async () => {
    const content = discoveredOrder.replace(
      '"paths":{}',
      '"paths":{},"x-busbar-contract":{"detailType":"../x.Y","version":"2.0","sources":[1],"owner":"a","description":"b"}',
    );

    const { schemas } = await planPull({ registered: [asOpenApi('x', content)], present: none });

    expect(schemas.map(({ outcome, detailType, major }) => [outcome, detailType, major])).toEqual([
      ['draft', 'orders.OrderShipped', 1],
    ]);
  });

  it('takes one of two forms of a version', async () => {
    const { documents } = toRegistryDocuments(contracts, ['OpenApi3', 'JSONSchemaDraft4']);

    const { schemas } = await planPull({ registered: documents.slice(0, 2), present: none });

    expect(schemas.map(({ outcome, notes }) => [outcome, notes])).toEqual([
      ['draft', []],
      ['repeated', ['the same version as busbar.shop@orders.OrderCancelled-v1']],
    ]);
  });

  it('drafts an event of two sources from the first, names the other, and then compares both', async () => {
    const legacy = discoveredOrder.replaceAll('busbar.shop', 'busbar.legacy');
    const registered = [asOpenApi('one', discoveredOrder), asOpenApi('two', legacy)];

    const { schemas, files } = await planPull({ registered, present: none });
    const again = await planPull({ registered, present: files });

    expect(schemas.map(({ outcome, notes }) => [outcome, notes])).toEqual([
      ['draft', []],
      [
        'repeated',
        [
          'the event of one as "busbar.legacy" sends it: add the source to contract.json, and pull again to compare',
        ],
      ],
    ]);
    expect(again.schemas.map(({ outcome, difference }) => [outcome, difference?.verdict])).toEqual([
      ['present', 'same'],
      ['present', 'same'],
    ]);
  });

  it('refuses what is no document, names no event, or has another value than an object for data', async () => {
    const withData = (schema: object) =>
      discoveredOrder.replace('{"type":"object","required":["orderId"]', JSON.stringify(schema).slice(0, -1));
    const reasons = async (content: string) => {
      const { schemas } = await planPull({
        registered: [asOpenApi('x', content)],
        present: none,
        as: 'a.BDone',
        source: 'a.b',
      });
      return schemas[0]?.problems.map(({ reason }) => reason.split(':')[0]);
    };

    expect(await reasons('{')).toEqual(['the content is no JSON']);
    expect(await reasons('[]')).toEqual(['the content is no JSON object']);
    expect(await reasons('{"components":{"schemas":{"A":{},"B":{}}}}')).toEqual([
      'there is no AWSEvent among the components, and more than one schema that could be the event',
    ]);
    expect(await reasons(withData({ type: 'array' }))).toEqual(['the data of an event must be an object']);
    expect(await reasons(withData({ type: 'object', const: 1 }))).toEqual([
      '"const" is no keyword of OpenAPI 3.0, so validators ignore it there',
    ]);
  });
});
