import { orders } from '@busbar/events-schema';
import { array, assert, asyncProperty, constantFrom, integer, oneof, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drive } from '../test/drive.ts';
import { createOrders, order } from '../test/example-orders.ts';
import { createScriptedEventBus } from '../test/scripted-event-bus.ts';
import type { ScriptStep } from '../test/scripted-event-bus.ts';
import { rejectionOf, setUpPublisher } from '../test/set-up-publisher.ts';
import { createInProcessEventBus } from './create-in-process-event-bus.ts';
import type { InvalidEvent } from './invalid-events-error.ts';
import { PublishRejectedError } from './publish-rejected-error.ts';
import type { PublisherSettings } from './publisher.ts';

const orderIdsOf = (details: readonly string[]) => details.map((detail) => JSON.parse(detail).data.orderId);

describe('publishAll', () => {
  const itemsOf = (count: number) => createOrders(count).map((data) => ({ event: orders.OrderPlaced, data }));

  it('does nothing for no events', async () => {
    const { publisher, warnings } = setUpPublisher(
      createScriptedEventBus([], { exists: async () => expect.fail('it is asked') }),
    );

    expect(await publisher.publishAll([])).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('splits 12 events into calls of 10 and 2 and answers in their order', async () => {
    const eventBus = createScriptedEventBus([]);
    const items = itemsOf(12).map((item) => ({ ...item, id: `order-${item.data.orderId}` }));

    const published = await setUpPublisher(eventBus).publisher.publishAll(items);

    expect(eventBus.calls.map(({ length }) => length)).toEqual([10, 2]);
    expect(published.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(published[11]).toEqual({
      id: 'order-700012',
      eventId: 'event-12',
      detailType: 'orders.OrderPlaced',
      version: '2.0',
    });
  });

  it('makes 4 calls at one time, or as many as it is told', async () => {
    const mostAtOnce = async (settings: Partial<PublisherSettings>) => {
      let open = 0;
      let most = 0;
      const eventBus = createScriptedEventBus([]);
      const { putEvents } = eventBus;
      eventBus.putEvents = async (entries) => {
        open += 1;
        most = Math.max(most, open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        return putEvents(entries);
      };
      await setUpPublisher(eventBus, settings).publisher.publishAll(itemsOf(100));
      return most;
    };

    expect(await mostAtOnce({})).toBe(4);
    expect(await mostAtOnce({ concurrency: 1 })).toBe(1);
  });

  it('sends nothing when one event is invalid and names every one that is', async () => {
    const eventBus = createScriptedEventBus([]);
    const [first, second, third] = createOrders(3);

    const call = setUpPublisher(eventBus).publisher.publishAll([
      { event: orders.OrderPlaced, data: { ...first!, lines: [] } },
      { event: orders.OrderPlaced, data: second! },
      { event: orders.OrderPlaced, data: third!, occurredAt: 'yesterday' },
    ]);

    await expect(call).rejects.toMatchObject({
      code: 'INVALID_EVENTS',
      retry: 'never',
      message:
        'Failed to publish 3 events: 2 are invalid (#0 orders.OrderPlaced CONTRACT_VIOLATION, #2 orders.OrderPlaced INVALID_ARGUMENT) and nothing was sent. Correct or leave out error.invalid, whose errors say what is wrong, and publish again.',
      invalid: [
        {
          index: 0,
          detailType: 'orders.OrderPlaced',
          data: { orderId: '700001' },
          error: { code: 'CONTRACT_VIOLATION', violations: [{ pointer: '/lines', keyword: 'minItems' }] },
        },
        {
          index: 2,
          data: { orderId: '700003' },
          error: { code: 'INVALID_ARGUMENT', argument: 'occurredAt' },
        },
      ],
    });
    expect(eventBus.calls).toEqual([]);
  });

  it('names the first 10 of 12 invalid events in its message and all of them in its field', async () => {
    const items = itemsOf(12).map(({ event, data }) => ({ event, data: { ...data, lines: [] } }));

    const error = await setUpPublisher(createScriptedEventBus([]))
      .publisher.publishAll(items)
      .catch((thrown) => thrown);

    expect(error.invalid.map(({ index }: InvalidEvent) => index)).toEqual(items.map((_, index) => index));
    expect(error.message).toMatchInlineSnapshot(
      `"Failed to publish 12 events: 12 are invalid (#0 orders.OrderPlaced CONTRACT_VIOLATION, #1 orders.OrderPlaced CONTRACT_VIOLATION, #2 orders.OrderPlaced CONTRACT_VIOLATION, #3 orders.OrderPlaced CONTRACT_VIOLATION, #4 orders.OrderPlaced CONTRACT_VIOLATION, #5 orders.OrderPlaced CONTRACT_VIOLATION, #6 orders.OrderPlaced CONTRACT_VIOLATION, #7 orders.OrderPlaced CONTRACT_VIOLATION, #8 orders.OrderPlaced CONTRACT_VIOLATION, #9 orders.OrderPlaced CONTRACT_VIOLATION, 2 more) and nothing was sent. Correct or leave out error.invalid, whose errors say what is wrong, and publish again."`,
    );
  });

  it('names each event that was not accepted, and those that were', async () => {
    const eventBus = createScriptedEventBus([
      { rejected: { 1: 'MalformedDetail' } },
      { failure: { errorCode: 'AccessDeniedException', outcome: 'rejected', retry: 'operator' } },
    ]);

    const error = await rejectionOf(setUpPublisher(eventBus).publisher.publishAll(itemsOf(12)));

    expect(error).toBeInstanceOf(PublishRejectedError);
    expect(error.message).toBe(
      'Failed to publish to event bus "orders": 3 of 12 events were not accepted (#1 orders.OrderPlaced MalformedDetail after 1 attempt, #10 orders.OrderPlaced AccessDeniedException after 1 attempt, #11 orders.OrderPlaced AccessDeniedException after 1 attempt). Correct the events in error.rejected; as they stand they will be rejected again.',
    );
    expect(error.accepted.map(({ index }) => index)).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(
      error.rejected.map(({ index, errorCode, errorMessage }) => ({ index, errorCode, errorMessage })),
    ).toEqual([
      { index: 1, errorCode: 'MalformedDetail', errorMessage: 'MalformedDetail!' },
      { index: 10, errorCode: 'AccessDeniedException', errorMessage: 'AccessDeniedException!' },
      { index: 11, errorCode: 'AccessDeniedException', errorMessage: 'AccessDeniedException!' },
    ]);
    expect(error.rejected[0]).toMatchObject({ event: orders.OrderPlaced, data: { orderId: '700002' } });
  });

  it('publishes prepared events under the ids and times that they have', async () => {
    const eventBus = createInProcessEventBus();
    const { publisher, clock } = setUpPublisher(eventBus);
    const prepared = publisher.prepare(orders.OrderPlaced, order, {
      correlationId: 'basket-1',
      resources: ['arn:aws:s3:::shop'],
    });

    clock.advanceTo(clock.now() + 60_000);
    await publisher.publishAll([prepared]);
    await publisher.publishAll([prepared]);

    expect(eventBus.events.map(({ detail }) => detail)).toEqual([prepared.detail, prepared.detail]);
    expect(eventBus.events[0]).toMatchObject({
      time: '2025-01-01T12:00:00Z',
      resources: ['arn:aws:s3:::shop'],
    });
  });

  it('says how far it came when the signal is aborted', async () => {
    const abort = new AbortController();
    const eventBus = createScriptedEventBus([{}, { isSilent: true }]);
    const { publisher } = setUpPublisher(eventBus, { concurrency: 1 });

    const call = rejectionOf(publisher.publishAll(itemsOf(22), { signal: abort.signal }));
    while (eventBus.calls.length < 2) await new Promise((resolve) => setImmediate(resolve));
    abort.abort(new Error('shutting down'));
    const error = await call;

    expect(error).toMatchObject({
      code: 'PUBLISH_ABORTED',
      retry: 'later',
      cause: new Error('shutting down'),
      message:
        'Failed to publish to event bus "orders": the signal was aborted and 12 of 22 events were not accepted (#10 orders.OrderPlaced AbortError after 1 attempt, #11 orders.OrderPlaced AbortError after 1 attempt, #12 orders.OrderPlaced AbortError after 1 attempt, 9 more). Publish only error.rejected again.',
    });
    expect(error.accepted.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(error.rejected.map(({ outcome }) => outcome)).toEqual([
      ...Array(10).fill('unknown'),
      ...Array(2).fill('not-sent'),
    ]);
  });

  it.each(['before', 'while'])(
    'ends, with nothing sent, when the signal is aborted %s it asks for the bus',
    async (moment) => {
      const abort = new AbortController();
      const eventBus = createScriptedEventBus([], { exists: () => new Promise(() => {}) });
      if (moment === 'before') abort.abort();

      const call = setUpPublisher(eventBus).publisher.publish(orders.OrderPlaced, order, {
        signal: abort.signal,
      });
      abort.abort();

      await expect(call).rejects.toMatchObject({
        code: 'PUBLISH_ABORTED',
        rejected: [{ outcome: 'not-sent', attempts: 0 }],
      });
      expect(eventBus.calls).toEqual([]);
    },
  );

  it('either accepts an event exactly once or names it, under any schedule of failures', async () => {
    const anyFailure = constantFrom<ScriptStep>(
      { failure: { errorCode: 'ThrottlingException', outcome: 'rejected', retry: 'later' } },
      { failure: { errorCode: 'ECONNRESET', outcome: 'unknown', retry: 'later' } },
      { failure: { errorCode: 'AccessDeniedException', outcome: 'rejected', retry: 'operator' } },
    );
    const anyRejection = record({
      positions: uniqueArray(integer({ min: 0, max: 9 })),
      errorCode: constantFrom('ThrottlingException', 'InternalFailure', 'InvalidArgument'),
    }).map(({ positions, errorCode }): ScriptStep => {
      return { rejected: Object.fromEntries(positions.map((position) => [position, errorCode])) };
    });

    await assert(
      asyncProperty(
        array(oneof(anyFailure, anyRejection), { maxLength: 8 }),
        integer({ min: 1, max: 25 }),
        async (steps, count) => {
          const eventBus = createScriptedEventBus(steps);
          const { publisher, clock } = setUpPublisher(eventBus, {
            retry: { maxAttempts: 2 },
            concurrency: 2,
          });
          const items = itemsOf(count).map((item) => ({ ...item, id: item.data.orderId }));

          const { accepted, rejected } = await drive(clock, publisher.publishAll(items)).then(
            (published) => ({ accepted: published, rejected: [] }),
            (error: PublishRejectedError) => error,
          );

          const named = [...accepted, ...rejected].map(({ id }) => id).sort();
          expect(named).toEqual(items.map(({ id }) => id));
          const taken = new Set<string>(orderIdsOf(eventBus.taken));
          expect(accepted.filter(({ id }) => !taken.has(id))).toEqual([]);
          expect(rejected.filter(({ id, outcome }) => taken.has(id) && outcome !== 'unknown')).toEqual([]);
          expect(new Set(accepted.map(({ eventId }) => eventId)).size).toBe(accepted.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
