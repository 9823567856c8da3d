import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  ListRulesCommand,
  PutRuleCommand,
  PutTargetsCommand,
  StartReplayCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateDiscovererCommand,
  DeleteDiscovererCommand,
  DeleteSchemaCommand,
  DescribeSchemaCommand,
  ExportSchemaCommand,
  ListSchemasCommand,
  StartDiscovererCommand,
  StopDiscovererCommand,
} from '@aws-sdk/client-schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext } from '../../../test/queue-cloud.ts';
import {
  schemasArns as arns,
  type SchemasCloud,
  schemasStart,
  startSchemasCloud,
  withoutMetadata,
} from '../../../test/schemas-cloud.ts';
import type { BusEvent } from '../event-bus/bus-event.ts';
import { createDiscovery } from './discovery.ts';
import { createRegistries } from './registries.ts';
import { createSchemas, type Schemas } from './schemas.ts';

let local: SchemasCloud;
beforeEach(async () => {
  local = await startSchemasCloud();
});
afterEach(() => local.stop());

const DiscovererId = 'events-event-bus-default';
const RegistryName = 'discovered-schemas';
/** Names of the discovered schemas with how many versions each has. */
const discovered = async (cloud = local) =>
  ((await cloud.schemas.send(new ListSchemasCommand({ RegistryName }))).Schemas ?? []).map(
    ({ SchemaName, VersionCount }) => `${SchemaName} ${VersionCount}`,
  );
/** The component of the detail in a version of `shop@OrderPlaced`. */
const orderPlaced = async (SchemaVersion?: string) => {
  const { Content } = await local.schemas.send(
    new DescribeSchemaCommand({
      RegistryName,
      SchemaName: 'shop@OrderPlaced',
      ...(SchemaVersion && { SchemaVersion }),
    }),
  );
  return (JSON.parse(Content!) as { components: { schemas: { OrderPlaced: object } } }).components.schemas
    .OrderPlaced;
};

describe('discovery', () => {
  it('makes a schema of the first event, and a version of each that the versions before do not fit', async () => {
    await local.createDiscoverer();

    await local.putEvent('Order Placed', { id: '1', total: 5 });
    await local.putEvent('Order Placed', { id: '2', total: 7.5 });
    expect(await discovered()).toEqual(['shop@OrderPlaced 1']);
    await local.putEvent('Order Placed', { id: '3', note: null });
    await local.putEvent('Order Placed', { id: '4' });

    expect(await discovered()).toEqual(['shop@OrderPlaced 2']);
    expect(await orderPlaced('1')).toEqual({
      type: 'object',
      required: ['id', 'total'],
      properties: { id: { type: 'string' }, total: { type: 'number' } },
    });
    expect(await orderPlaced('2')).toEqual({
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string' },
        note: { type: 'object', nullable: true },
        total: { type: 'number' },
      },
    });
    expect(local.cloud.spy.count('schema-discovered')).toBe(2);
  });

  it('exports what it found as draft 4', async () => {
    await local.createDiscoverer();
    await local.putEvent('Order Placed', { id: '1' });

    const { Content, ...exported } = withoutMetadata(
      await local.schemas.send(
        new ExportSchemaCommand({ RegistryName, SchemaName: 'shop@OrderPlaced', Type: 'JSONSchemaDraft4' }),
      ),
    );

    expect(exported).toEqual({
      SchemaArn: arns.schema(RegistryName, 'shop@OrderPlaced'),
      SchemaName: 'shop@OrderPlaced',
      SchemaVersion: '1',
      Type: 'JSONSchemaDraft4',
    });
    expect(JSON.parse(Content!)).toMatchObject({
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: 'OrderPlaced',
      'x-amazon-events-detail-type': 'Order Placed',
      'x-amazon-events-source': 'shop',
      properties: { detail: { $ref: '#/definitions/OrderPlaced' } },
      definitions: { OrderPlaced: { required: ['id'], properties: { id: { type: 'string' } } } },
    });
  });

  it('rests while its discoverer is stopped, and after it was deleted', async () => {
    await local.createDiscoverer();
    await local.schemas.send(new StopDiscovererCommand({ DiscovererId }));
    await local.putEvent('Order Placed', {});
    expect(await discovered()).toEqual([]);

    await local.schemas.send(new StartDiscovererCommand({ DiscovererId }));
    await local.putEvent('Order Placed', {});
    await local.schemas.send(new DeleteDiscovererCommand({ DiscovererId }));
    await local.putEvent('Order Placed', { id: '1' });

    expect(await discovered()).toEqual(['shop@OrderPlaced 1']);
  });

  it('takes events of its own bus, those that another bus hands on too', async () => {
    await local.stop();
    local = await startSchemasCloud({ iam: 'report' });
    await local.events.send(new CreateEventBusCommand({ Name: 'orders' }));
    await local.createDiscoverer({ SourceArn: arns.eventBus('orders') });
    await local.events.send(
      new PutRuleCommand({ Name: 'forward', EventPattern: '{"detail-type":["Sold"]}' }),
    );
    const RoleArn = 'arn:aws:iam::000000000000:role/forward';
    await local.events.send(
      new PutTargetsCommand({
        Rule: 'forward',
        Targets: [{ Id: 'bus', Arn: arns.eventBus('orders'), RoleArn }],
      }),
    );

    await local.putEvent('Bought', {});
    await local.putEvent('Sold', {});
    await local.putEvent('Moved', {}, { EventBusName: 'orders' });
    await local.cloud.settle();

    expect(await discovered()).toEqual(['shop@Moved 1', 'shop@Sold 1']);
  });

  it('leaves out events of AWS services, and takes those of partners', async () => {
    await local.createDiscoverer();
    const { Rules } = await local.events.send(new ListRulesCommand({}));
    const EventPattern = Rules![0]!.EventPattern!;
    const event = {
      id: '1',
      account: '1',
      time: schemasStart,
      region: 'r',
      'detail-type': 't',
      resources: [],
    };
    const takes = async (source: string) => {
      const Event = JSON.stringify({ ...event, source, detail: {} });
      return (await local.events.send(new TestEventPatternCommand({ EventPattern, Event }))).Result;
    };

    expect([await takes('aws.s3'), await takes('aws.partner/acme.com/shop'), await takes('shop')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('leaves out what is nested in more than 255 levels, and goes on', async () => {
    await local.createDiscoverer();
    const nested = (levels: number): object => (levels === 1 ? {} : { a: nested(levels - 1) });

    await local.putEvent('Deep', nested(255));
    expect(await discovered()).toEqual([]);
    await local.putEvent('Deep', nested(254));

    expect(await discovered()).toEqual(['shop@Deep 1']);
  });

  it('leaves out events of more than 1000 KB', () => {
    const cloud = createTestContext();
    const schemas: Schemas = createSchemas(cloud, () => registries);
    const registries = createRegistries(cloud, () => false);
    const discover = createDiscovery(cloud, schemas);
    const event = (detailType: string, sizeBytes: number): BusEvent => ({
      id: '1',
      detailType,
      source: 'shop',
      account: '000000000000',
      region: 'us-east-1',
      timeMs: 0,
      resources: [],
      detail: '{}',
      ingestedAtMs: 0,
      sizeBytes,
      hops: 0,
    });

    discover(event('Fits', 1_024_000));
    discover(event('Too large', 1_024_001));

    expect(schemas.list(RegistryName).map(({ name }) => name)).toEqual(['shop@Fits']);
  });

  it('stops at 100 versions of a schema, and accepts events as before', async () => {
    await local.createDiscoverer();
    for (let n = 0; n < 103; n += 1) await local.putEvent('Order Placed', { [`member${n}`]: n });

    expect(await discovered()).toEqual(['shop@OrderPlaced 100']);
    expect(local.cloud.spy.count('event-accepted')).toBe(103);
  });

  it('begins anew with a schema that was deleted', async () => {
    await local.createDiscoverer();
    await local.putEvent('Order Placed', { old: 1 });
    await local.schemas.send(new DeleteSchemaCommand({ RegistryName, SchemaName: 'shop@OrderPlaced' }));

    await local.putEvent('Order Placed', { id: '1' });

    expect(await discovered()).toEqual(['shop@OrderPlaced 1']);
    expect(await orderPlaced()).toMatchObject({ required: ['id'], properties: { id: { type: 'string' } } });
  });

  it('takes events that are replayed', async () => {
    const EventSourceArn = arns.eventBus('default');
    await local.events.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn }));
    await local.putEvent('Order Placed', { id: '1' });
    await local.createDiscoverer();

    await local.events.send(
      new StartReplayCommand({
        ReplayName: 'again',
        EventSourceArn: 'arn:aws:events:us-east-1:000000000000:archive/all',
        EventStartTime: new Date(schemasStart),
        EventEndTime: new Date('2026-01-01T01:00:00Z'),
        Destination: { Arn: EventSourceArn },
      }),
    );
    await local.cloud.settle();

    expect(await discovered()).toEqual(['shop@OrderPlaced 1']);
  });

  it('goes on after a restart with what it had seen', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'busbar-discovery-'));
    const first = await startSchemasCloud({ dataDir });
    await first.schemas.send(new CreateDiscovererCommand({ SourceArn: arns.eventBus('default') }));
    await first.putEvent('Order Placed', { id: '1' });
    await first.stop();

    const second = await startSchemasCloud({ dataDir });
    await second.putEvent('Order Placed', { id: '2' });
    const known = await discovered(second);
    await second.putEvent('Order Placed', { total: 1 });
    const { Content } = await second.schemas.send(
      new DescribeSchemaCommand({ RegistryName, SchemaName: 'shop@OrderPlaced' }),
    );
    await second.stop();
    rmSync(dataDir, { recursive: true });

    expect(known).toEqual(['shop@OrderPlaced 1']);
    expect(JSON.parse(Content!)).toMatchObject({
      components: { schemas: { OrderPlaced: { properties: { id: {}, total: {} } } } },
    });
  });
});
