import { inspect } from 'node:util';
import { orders } from '@busbar/events-schema';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { order } from '../test/example-orders.ts';
import { startFakeEventBridge } from '../test/fake-event-bridge.ts';
import { createScriptedEventBus } from '../test/scripted-event-bus.ts';
import { rejectionOf, setUpPublisher } from '../test/set-up-publisher.ts';
import { createPublisher } from './create-publisher.ts';
import type { InvalidEventsError } from './invalid-events-error.ts';

const personal = 'jane@example.org';
const item = { event: orders.OrderPlaced, data: { ...order, customerId: personal }, tenant: personal };

/** What loggers and consoles make of an error. */
const writtenOf = (error: Error) =>
  [
    JSON.stringify(error),
    JSON.stringify({ ...error }),
    inspect(error, { depth: 12 }),
    inspect({ ...error }, { depth: 12, showHidden: true }),
    error.stack,
  ].join('\n');

describe('data of events that an error names', () => {
  it('can be read and published again, and is written neither to JSON nor to a console', async () => {
    const eventBus = createScriptedEventBus([{ rejected: { 0: 'MalformedDetail' } }]);
    const { publisher } = setUpPublisher(eventBus);

    const error = await rejectionOf(publisher.publishAll([{ ...item, id: 'order-1' }]));

    expect(error.rejected[0]).toMatchObject(item);
    expect(writtenOf(error)).not.toContain(personal);
    expect(JSON.parse(JSON.stringify(error)).rejected).toEqual([
      {
        index: 0,
        id: 'order-1',
        detailType: 'orders.OrderPlaced',
        correlationId: 'order-1',
        errorCode: 'MalformedDetail',
        errorMessage: 'MalformedDetail!',
        outcome: 'rejected',
        retry: 'never',
        attempts: 1,
      },
    ]);
    expect(await publisher.publishAll(error.rejected)).toMatchObject([{ id: 'order-1' }]);
    expect(eventBus.calls[1]).toEqual(eventBus.calls[0]);
    expect(eventBus.calls[0]?.[0]).toContain(personal);
  });

  it('stays unwritten when events are invalid, prepared ones and fields of their items included', async () => {
    const { publisher } = setUpPublisher(createScriptedEventBus([]));
    const prepared = publisher.prepare(item.event, item.data);
    const row = { ...item, data: { ...item.data, customerId: { email: personal } as never }, row: personal };
    const items = [row, { ...prepared, time: 'yesterday' }];

    const error: unknown = await rejectionOf(publisher.publishAll(items));

    const { invalid } = error as InvalidEventsError;
    expect(invalid.map(({ data }) => data)).toEqual([row.data, item.data]);
    expect(writtenOf(error as InvalidEventsError)).not.toContain(personal);
    expect(JSON.parse(JSON.stringify(invalid))).toMatchObject([
      { index: 0, detailType: 'orders.OrderPlaced', error: { code: 'CONTRACT_VIOLATION' } },
      { index: 1, detailType: 'orders.OrderPlaced', error: { code: 'INVALID_ARGUMENT' } },
    ]);
  });

  it('stays unwritten when the signal is aborted', async () => {
    const { publisher } = setUpPublisher(createScriptedEventBus([]));

    const error = await rejectionOf(publisher.publishAll([item], { signal: AbortSignal.abort() }));

    expect(error.rejected).toMatchObject([{ outcome: 'not-sent', data: { customerId: personal } }]);
    expect(writtenOf(error)).not.toContain(personal);
  });

  it('stays unwritten in what the AWS SDK throws', async () => {
    const aws = await startFakeEventBridge('orders');
    onTestFinished(() => aws.stop());
    aws.fail('PutEvents', { status: 400, code: 'AccessDeniedException', message: 'Not authorized.' });
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new EventBridgeClient({ endpoint: aws.endpoint, region: 'us-east-1', credentials });
    const publisher = createPublisher({ eventBusName: 'orders', client, source: 'busbar.shop' });

    const error = await rejectionOf(publisher.publish(item.event, item.data));

    expect(error).toMatchObject({ code: 'PUBLISH_REJECTED', rejected: [{ data: item.data }] });
    expect(writtenOf(error)).not.toContain(personal);
  });
});
