import assert from 'node:assert/strict';
import { isBusbarError, limits } from '@busbar/core';
import type { EventBusPort, PutEventsEntry } from '@busbar/core';
import type { EventBridgeEvent } from '@busbar/events-schema';

/** What a run of the suite needs of an adapter: one bus that exists, one that does not, and what came out. */
export interface EventBusUnderTest {
  readonly eventBus: EventBusPort;
  /** The same adapter for a bus that does not exist. */
  readonly missingEventBus: EventBusPort;
  /** Every event that came out of `eventBus` so far, as a rule's target receives it, in any order. */
  delivered(): Promise<readonly EventBridgeEvent<unknown>[]>;
  stop?(): Promise<void>;
}

/** One behaviour that every adapter of `EventBusPort` must show. */
export interface EventBusConformanceCase {
  /** A fact in the present tense. */
  readonly title: string;
  /** Throws an `AssertionError` when the adapter does not show it. Needs an adapter of its own. */
  run(underTest: EventBusUnderTest): Promise<void>;
}

const entry = (orderId: string, more: Partial<PutEventsEntry> = {}): PutEventsEntry => ({
  Source: 'busbar.conformance',
  DetailType: 'conformance.OrderPlaced',
  Detail: JSON.stringify({ orderId }),
  ...more,
});

const entryOfBytes = (sizeBytes: number): PutEventsEntry => {
  const empty = entry('');
  const emptyBytes = Buffer.byteLength(empty.Source + empty.DetailType + empty.Detail);
  return entry('x'.repeat(sizeBytes - emptyBytes));
};

const orderIds = async (underTest: EventBusUnderTest) => {
  const details = (await underTest.delivered()).map((event) => event.detail as { orderId: string });
  return details.map((detail) => detail.orderId).sort();
};

const assertRefused = async (call: Promise<unknown>, errorCode: string) => {
  await assert.rejects(call, (error) => {
    assert.ok(isBusbarError(error), 'a failed call throws a BusbarError');
    assert.deepEqual(
      { code: error.code, errorCode: 'errorCode' in error && error.errorCode, retry: error.retry },
      { code: 'EVENT_BUS_CALL_FAILED', errorCode, retry: 'never' },
    );
    return true;
  });
};

/**
 * The behaviours that hold every adapter of `EventBusPort` together, free of any test runner.
 *
 * @example
 * ```ts
 * for (const { title, run } of eventBusConformance) {
 *   it(title, async () => {
 *     const underTest = await createUnderTest();
 *     await run(underTest).finally(() => underTest.stop?.());
 *   });
 * }
 * ```
 */
export const eventBusConformance: readonly EventBusConformanceCase[] = [
  {
    title: 'answers an event id of its own for each of 10 entries and delivers them',
    async run(underTest) {
      const names = Array.from({ length: limits.putEvents.entries }, (_, index) => `order-${index}`);
      const results = await underTest.eventBus.putEvents(names.map((name) => entry(name)));
      const ids = results.map((result) => ('eventId' in result ? result.eventId : ''));
      assert.equal(results.length, names.length);
      assert.equal(new Set(ids).size, names.length);
      assert.ok(!ids.includes(''), 'every entry is accepted');
      assert.deepEqual(await orderIds(underTest), names);
    },
  },
  {
    title: 'refuses 11 entries as a whole',
    async run(underTest) {
      const entries = Array.from({ length: limits.putEvents.entries + 1 }, (_, index) =>
        entry(`order-${index}`),
      );
      await assertRefused(underTest.eventBus.putEvents(entries), 'ValidationException');
      assert.deepEqual(await orderIds(underTest), []);
    },
  },
  {
    title: 'refuses a call without entries',
    async run(underTest) {
      await assertRefused(underTest.eventBus.putEvents([]), 'ValidationException');
    },
  },
  {
    title: 'accepts a call of 1,000,000 bytes',
    async run(underTest) {
      const [result] = await underTest.eventBus.putEvents([entryOfBytes(limits.putEvents.totalBytes)]);
      assert.ok(result && 'eventId' in result);
    },
  },
  {
    title: 'refuses a call of more than a megabyte as a whole',
    async run(underTest) {
      const entries = [entry('small'), entryOfBytes(1_048_577)];
      await assertRefused(underTest.eventBus.putEvents(entries), 'ValidationException');
      assert.deepEqual(await orderIds(underTest), []);
    },
  },
  {
    title: "rejects single entries in their places, with AWS's codes and words, and accepts their neighbours",
    async run(underTest) {
      const results = await underTest.eventBus.putEvents([
        entry('first'),
        entry('no source', { Source: '' }),
        entry('no detail-type', { DetailType: '' }),
        entry('no detail', { Detail: '' }),
        entry('array', { Detail: '[]' }),
        entry('not JSON', { Detail: '{' }),
        entry('reserved source', { Source: 'aws.events' }),
        entry('last'),
      ]);
      const required = (argument: string) => ({
        errorCode: 'InvalidArgument',
        errorMessage: `Parameter ${argument} is not valid. Reason: ${argument} is a required argument.`,
      });
      const malformed = { errorCode: 'MalformedDetail', errorMessage: 'Detail is malformed.' };
      assert.deepEqual(
        results.map((result) => ('eventId' in result ? 'accepted' : result)),
        [
          'accepted',
          required('Source'),
          required('DetailType'),
          required('Detail'),
          malformed,
          malformed,
          { errorCode: 'NotAuthorizedForSourceException', errorMessage: 'Not authorized for the source.' },
          'accepted',
        ],
      );
      assert.deepEqual(await orderIds(underTest), ['first', 'last']);
    },
  },
  {
    title:
      'delivers source, detail-type, resources, detail and whole seconds of time under the answered event id',
    async run(underTest) {
      const [result] = await underTest.eventBus.putEvents([
        entry('é 😀', { Time: new Date('2010-12-01T08:26:00.987Z'), Resources: ['arn:aws:s3:::shop'] }),
      ]);
      const [event] = await underTest.delivered();
      assert.ok(result && 'eventId' in result && event);
      const { account, region, ...rest } = event;
      assert.match(String(account), /^\d{12}$/);
      assert.match(String(region), /^[a-z]{2}-[a-z]+-\d$/);
      assert.deepEqual(rest, {
        version: '0',
        id: result.eventId,
        'detail-type': 'conformance.OrderPlaced',
        source: 'busbar.conformance',
        time: '2010-12-01T08:26:00Z',
        resources: ['arn:aws:s3:::shop'],
        detail: { orderId: 'é 😀' },
      });
    },
  },
  {
    title: 'tells a bus that exists from one that does not',
    async run({ eventBus, missingEventBus }) {
      assert.deepEqual([await eventBus.exists(), await missingEventBus.exists()], [true, false]);
    },
  },
  {
    title: 'answers success for a bus that does not exist and delivers nothing',
    async run(underTest) {
      const [result] = await underTest.missingEventBus.putEvents([entry('lost')]);
      assert.ok(result && 'eventId' in result);
      assert.deepEqual(await orderIds(underTest), []);
    },
  },
  {
    title: 'fails a call whose signal is aborted and delivers nothing',
    async run(underTest) {
      const call = underTest.eventBus.putEvents([entry('late')], { signal: AbortSignal.abort() });
      await assertRefused(call, 'AbortError');
      assert.deepEqual(await orderIds(underTest), []);
    },
  },
];
