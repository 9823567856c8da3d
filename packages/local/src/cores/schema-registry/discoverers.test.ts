import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  DeleteEventBusCommand,
  ListRulesCommand,
  PutRuleCommand,
  PutTargetsCommand,
  StartReplayCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateDiscovererCommand,
  type CreateDiscovererCommandInput,
  DeleteDiscovererCommand,
  DeleteSchemaCommand,
  DescribeDiscovererCommand,
  DescribeSchemaCommand,
  ExportSchemaCommand,
  ListDiscoverersCommand,
  ListSchemasCommand,
  ListTagsForResourceCommand,
  StartDiscovererCommand,
  StopDiscovererCommand,
  TagResourceCommand,
  UpdateDiscovererCommand,
} from '@aws-sdk/client-schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  schemasArns as arns,
  schemasRefusal as refusal,
  type SchemasCloud,
  schemasStart,
  startSchemasCloud,
  withoutMetadata,
} from '../../../test/schemas-cloud.ts';

let local: SchemasCloud;
beforeEach(async () => {
  local = await startSchemasCloud();
});
afterEach(() => local.stop());

const DiscovererId = 'events-event-bus-default';
const RegistryName = 'discovered-schemas';
const create = (others: Partial<CreateDiscovererCommandInput> = {}) =>
  local.schemas.send(new CreateDiscovererCommand({ SourceArn: arns.eventBus('default'), ...others }));
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

describe('discoverers', () => {
  it('are shown as they were created, and changed', async () => {
    const expected = {
      CrossAccount: true,
      DiscovererArn: arns.discoverer('default'),
      DiscovererId,
      SourceArn: arns.eventBus('default'),
      State: 'STARTED',
      Tags: { team: 'a' },
    };

    const created = await create({ Tags: { team: 'a' } });
    const ResourceArn = created.DiscovererArn!;
    await local.schemas.send(new TagResourceCommand({ ResourceArn, Tags: { tier: '1' } }));
    await local.schemas.send(
      new UpdateDiscovererCommand({ DiscovererId, CrossAccount: false, Description: 'all' }),
    );

    expect(created.$metadata.httpStatusCode).toBe(201);
    expect(withoutMetadata(created)).toEqual(expected);
    const changed = { ...expected, CrossAccount: false, Tags: { team: 'a', tier: '1' } };
    expect(
      withoutMetadata(await local.schemas.send(new DescribeDiscovererCommand({ DiscovererId }))),
    ).toEqual({ ...changed, Description: 'all' });
    expect((await local.schemas.send(new ListDiscoverersCommand({}))).Discoverers).toEqual([changed]);
    expect((await local.schemas.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual(
      changed.Tags,
    );
    expect(
      (await local.schemas.send(new ListDiscoverersCommand({ DiscovererIdPrefix: 'x' }))).Discoverers,
    ).toEqual([]);
  });

  it('are one a bus, of a bus that there is, 10 at most', async () => {
    for (let n = 0; n < 10; n += 1) {
      await local.events.send(new CreateEventBusCommand({ Name: `b${n}` }));
      await create({ SourceArn: arns.eventBus(`b${n}`) });
    }

    await local.events.send(
      new CreateEventBusCommand({
        Name: 'encrypted',
        KmsKeyIdentifier: 'arn:aws:kms:us-east-1:000000000000:key/1234',
      }),
    );

    expect([
      await refusal(create({ SourceArn: arns.eventBus('encrypted') })),
      await refusal(create({ SourceArn: arns.eventBus('b0') })),
      await refusal(create({ SourceArn: arns.eventBus('nowhere') })),
      await refusal(create({ SourceArn: 'arn:aws:sqs:us-east-1:000000000000:orders' })),
      await refusal(create()),
      await refusal(local.schemas.send(new DescribeDiscovererCommand({ DiscovererId: 'x' }))),
      await refusal(local.schemas.send(new StartDiscovererCommand({ DiscovererId: 'x' }))),
      await refusal(local.schemas.send(new DeleteDiscovererCommand({ DiscovererId: 'x' }))),
    ]).toMatchInlineSnapshot(`
      [
        "400 BadRequestException: Event bus encrypted has a customer managed key: its events cannot be discovered.",
        "409 ConflictException: Discoverer with id events-event-bus-b0 already exists.",
        "400 BadRequestException: SourceArn arn:aws:events:us-east-1:000000000000:event-bus/nowhere is not the ARN of an event bus of this account.",
        "400 BadRequestException: SourceArn arn:aws:sqs:us-east-1:000000000000:orders is not the ARN of an event bus of this account.",
        "400 BadRequestException: The quota of 10 discoverers is reached.",
        "404 NotFoundException: Discoverer with id x does not exist.",
        "404 NotFoundException: Discoverer with id x does not exist.",
        "404 NotFoundException: Discoverer with id x does not exist.",
      ]
    `);
  });

  it('are fed by a managed rule, which keeps the bus as long as they are', async () => {
    await local.events.send(new CreateEventBusCommand({ Name: 'orders' }));
    await create({ SourceArn: arns.eventBus('orders') });
    const rules = async () =>
      (await local.events.send(new ListRulesCommand({ EventBusName: 'orders' }))).Rules;
    const deleteBus = () => local.events.send(new DeleteEventBusCommand({ Name: 'orders' }));

    expect(await rules()).toEqual([
      {
        Arn: 'arn:aws:events:us-east-1:000000000000:rule/orders/Schemas-events-event-bus-orders',
        Description: 'This rule is used to route Events to Schema Discoverer',
        EventBusName: 'orders',
        EventPattern: '{"source":[{"prefix":"aws.partner/"},{"anything-but":{"prefix":"aws."}}]}',
        ManagedBy: 'schemas.amazonaws.com',
        Name: 'Schemas-events-event-bus-orders',
        State: 'ENABLED',
      },
    ]);
    expect(await refusal(deleteBus())).toContain('since it has rules');
    await local.schemas.send(new DeleteDiscovererCommand({ DiscovererId: 'events-event-bus-orders' }));
    expect(await rules()).toEqual([]);
    expect(await refusal(deleteBus())).toBe('no refusal');
  });
});

describe('discovery', () => {
  it('makes a schema of the first event, and a version of each that the versions before do not fit', async () => {
    await create();

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
    await create();
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
    await create();
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
    await create({ SourceArn: arns.eventBus('orders') });
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
    await create();
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
    await create();
    const nested = (levels: number): object => (levels === 1 ? {} : { a: nested(levels - 1) });

    await local.putEvent('Deep', nested(255));
    expect(await discovered()).toEqual([]);
    await local.putEvent('Deep', nested(254));

    expect(await discovered()).toEqual(['shop@Deep 1']);
  });

  it('stops at 100 versions of a schema, and accepts events as before', async () => {
    await create();
    for (let n = 0; n < 103; n += 1) await local.putEvent('Order Placed', { [`member${n}`]: n });

    expect(await discovered()).toEqual(['shop@OrderPlaced 100']);
    expect(local.cloud.spy.count('event-accepted')).toBe(103);
  });

  it('begins anew with a schema that was deleted', async () => {
    await create();
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
    await create();

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
