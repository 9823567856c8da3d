import { CreateEventBusCommand, DeleteEventBusCommand, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteDiscovererCommand,
  DescribeDiscovererCommand,
  ListDiscoverersCommand,
  ListTagsForResourceCommand,
  StartDiscovererCommand,
  TagResourceCommand,
  UpdateDiscovererCommand,
} from '@aws-sdk/client-schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  schemasArns as arns,
  schemasRefusal as refusal,
  type SchemasCloud,
  startSchemasCloud,
  withoutMetadata,
} from '../../../test/schemas-cloud.ts';

let local: SchemasCloud;
beforeEach(async () => {
  local = await startSchemasCloud();
});
afterEach(() => local.stop());

const DiscovererId = 'events-event-bus-default';

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

    const created = await local.createDiscoverer({ Tags: { team: 'a' } });
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
      await local.createDiscoverer({ SourceArn: arns.eventBus(`b${n}`) });
    }

    await local.events.send(
      new CreateEventBusCommand({
        Name: 'encrypted',
        KmsKeyIdentifier: 'arn:aws:kms:us-east-1:000000000000:key/1234',
      }),
    );

    expect([
      await refusal(local.createDiscoverer({ SourceArn: arns.eventBus('encrypted') })),
      await refusal(local.createDiscoverer({ SourceArn: arns.eventBus('b0') })),
      await refusal(local.createDiscoverer({ SourceArn: arns.eventBus('nowhere') })),
      await refusal(local.createDiscoverer({ SourceArn: 'arn:aws:sqs:us-east-1:000000000000:orders' })),
      await refusal(local.createDiscoverer()),
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
    await local.createDiscoverer({ SourceArn: arns.eventBus('orders') });
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
