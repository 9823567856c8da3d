import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFakeEventBridge } from '../test/fake-event-bridge.ts';
import type { FakeEventBridge, WireFault } from '../test/fake-event-bridge.ts';
import { eventBusConformance } from './conformance/event-bus-conformance.ts';
import { createEventBridgeEventBus } from './create-event-bridge-event-bus.ts';

let aws: FakeEventBridge;

beforeEach(async () => {
  aws = await startFakeEventBridge('orders');
  vi.stubEnv('AWS_ENDPOINT_URL', aws.endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});

const entries = [{ Source: 'busbar.shop', DetailType: 'orders.OrderPlaced', Detail: '{}' }];

describe('EventBridge event bus, as every adapter', () => {
  for (const { title, run } of eventBusConformance) {
    it(title, async () => {
      await run({
        eventBus: createEventBridgeEventBus({ eventBusName: 'orders' }),
        missingEventBus: createEventBridgeEventBus({ eventBusName: 'nowhere' }),
        delivered: async () => aws.buses.get('orders')!.events,
      });
    });
  }
});

describe('EventBridge event bus', () => {
  it('sends each entry in the wire shape of AWS, with the name of the bus', async () => {
    const eventBus = createEventBridgeEventBus({ eventBusName: 'orders' });

    await eventBus.putEvents([
      { ...entries[0]!, Time: new Date('2010-12-01T08:26:00.500Z'), Resources: ['arn:aws:s3:::shop'] },
    ]);

    expect(aws.requests).toMatchInlineSnapshot(`
      [
        {
          "action": "PutEvents",
          "attempt": "1",
          "body": {
            "Entries": [
              {
                "Detail": "{}",
                "DetailType": "orders.OrderPlaced",
                "EventBusName": "orders",
                "Resources": [
                  "arn:aws:s3:::shop",
                ],
                "Source": "busbar.shop",
                "Time": 1291191960.5,
              },
            ],
          },
        },
      ]
    `);
  });

  it.each<[string, WireFault, object]>([
    [
      'throttling: the bus has not taken the entries, later it may',
      { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
      {
        errorCode: 'ThrottlingException',
        errorMessage: 'Rate exceeded',
        outcome: 'rejected',
        retry: 'later',
      },
    ],
    [
      'a server error: the bus may have taken the entries',
      { status: 500, code: 'InternalException', message: 'Internal failure' },
      {
        errorCode: 'InternalException',
        errorMessage: 'Internal failure',
        outcome: 'unknown',
        retry: 'later',
      },
    ],
    [
      'any other code of the 500s, likewise',
      { status: 529, code: 'Overloaded', message: 'busy' },
      { errorCode: 'Overloaded', errorMessage: 'busy', outcome: 'unknown', retry: 'later' },
    ],
    [
      'a lost response: the bus may have taken the entries',
      'lost-response',
      { errorCode: 'ECONNRESET', errorMessage: 'socket hang up', outcome: 'unknown', retry: 'later' },
    ],
    [
      'a missing permission: an operator must grant it',
      { status: 400, code: 'AccessDeniedException', message: 'not authorized' },
      {
        errorCode: 'AccessDeniedException',
        errorMessage: 'not authorized',
        outcome: 'rejected',
        retry: 'operator',
      },
    ],
    [
      'a call that AWS finds invalid: it stays so',
      { status: 400, code: 'ValidationException', message: 'no' },
      { errorCode: 'ValidationException', errorMessage: 'no', outcome: 'rejected', retry: 'never' },
    ],
  ])('reports %s, after one attempt of the SDK', async (_title, fault, facts) => {
    aws.fail('PutEvents', fault);
    const eventBus = createEventBridgeEventBus({ eventBusName: 'orders' });

    await expect(eventBus.putEvents(entries)).rejects.toMatchObject({
      code: 'EVENT_BUS_CALL_FAILED',
      operation: 'PutEvents',
      eventBusName: 'orders',
      ...facts,
    });

    expect(aws.requests.length).toBe(1);
  });

  it('reports an endpoint that nobody listens on as not sent, and worth another try', async () => {
    await aws.stop();
    const eventBus = createEventBridgeEventBus({ eventBusName: 'orders' });

    await expect(eventBus.putEvents(entries)).rejects.toMatchObject({
      errorCode: 'ECONNREFUSED',
      outcome: 'rejected',
      retry: 'later',
    });
  });

  it('ends a call that is under way when its signal is aborted', async () => {
    aws.fail('PutEvents', 'no-answer');
    const eventBus = createEventBridgeEventBus({ eventBusName: 'orders' });
    const abort = new AbortController();

    const call = eventBus.putEvents(entries, { signal: abort.signal });
    await vi.waitFor(() => expect(aws.requests.length).toBe(1), { interval: 1 });
    abort.abort();

    await expect(call).rejects.toMatchObject({ errorCode: 'AbortError', outcome: 'unknown' });
  });

  it('gives up a call that is not answered for 10 seconds: the bus may have taken the entries', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    aws.fail('PutEvents', 'no-answer');
    const eventBus = createEventBridgeEventBus({ eventBusName: 'orders' });

    const call = eventBus.putEvents(entries).catch((error) => error);
    while (aws.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();

    expect(await call).toMatchObject({ errorCode: 'ETIMEDOUT', outcome: 'unknown', retry: 'later' });
  });

  it('passes on that it may not describe the bus', async () => {
    aws.fail('DescribeEventBus', { status: 400, code: 'AccessDeniedException', message: 'not authorized' });
    const eventBus = createEventBridgeEventBus({ eventBusName: 'orders' });

    await expect(eventBus.exists()).rejects.toMatchObject({
      code: 'EVENT_BUS_CALL_FAILED',
      operation: 'DescribeEventBus',
      errorCode: 'AccessDeniedException',
      retry: 'operator',
      message:
        'Failed to call DescribeEventBus for event bus "orders": AccessDeniedException (not authorized). Check credentials, permissions and endpoint.',
    });
  });

  it('uses the client that it is given', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    const client = new EventBridgeClient({ endpoint: aws.endpoint, maxAttempts: 1 });
    const eventBus = createEventBridgeEventBus({ eventBusName: 'orders', client });

    expect(await eventBus.exists()).toBe(true);
  });
});
