import { createRandom, createVirtualClock } from '@busbar/core';
import type { EventBusPort } from '@busbar/core';
import { array, assert, asyncProperty, constantFrom, dictionary, integer, oneof, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drive } from '../test/drive.ts';
import { createScriptedEventBus } from '../test/scripted-event-bus.ts';
import type { ScriptStep } from '../test/scripted-event-bus.ts';
import { createRetryPolicy } from './retry-policy.ts';
import { runPut } from './run-put.ts';

const entriesOf = (...names: string[]) =>
  names.map((name) => ({ Source: 'busbar.shop', DetailType: 'orders.OrderPlaced', Detail: name }));

function start(eventBus: EventBusPort, names: readonly string[], signal?: AbortSignal) {
  const clock = createVirtualClock({ startMs: 0 });
  const random = { ...createRandom(1), next: () => 1 };
  const retry = createRetryPolicy({ maxAttempts: 3 });
  const work = runPut(entriesOf(...names), { eventBus, retry, clock, random, signal });
  return { clock, work };
}

async function run(eventBus: EventBusPort, ...names: string[]) {
  const { clock, work } = start(eventBus, names);
  const outcomes = await drive(clock, work);
  return { outcomes, waitedMs: clock.now() };
}

const accepted = (eventId: string) => ({ accepted: true, eventId });
const throttled = { errorCode: 'ThrottlingException', outcome: 'rejected', retry: 'later' } as const;
const lost = { errorCode: 'ECONNRESET', outcome: 'unknown', retry: 'later' } as const;

describe('runPut', () => {
  it('puts all entries with one call when the bus accepts them', async () => {
    const bus = createScriptedEventBus([]);

    expect(await run(bus, 'a', 'b')).toEqual({
      outcomes: [accepted('event-1'), accepted('event-2')],
      waitedMs: 0,
    });
    expect(bus.calls).toEqual([['a', 'b']]);
  });

  it('puts only the rejected entries again, in their order, and answers in the order of all', async () => {
    const bus = createScriptedEventBus([
      { rejected: { 0: 'ThrottlingException', 2: 'InternalFailure' } },
      { rejected: { 1: 'ThrottlingException' } },
    ]);

    const { outcomes, waitedMs } = await run(bus, 'a', 'b', 'c');

    expect(bus.calls).toEqual([['a', 'b', 'c'], ['a', 'c'], ['c']]);
    expect(outcomes).toEqual([accepted('event-2'), accepted('event-1'), accepted('event-3')]);
    expect(waitedMs).toBe(100 + 200);
  });

  it('does not put an entry again that will never be accepted', async () => {
    const bus = createScriptedEventBus([{ rejected: { 1: 'MalformedDetail' } }]);

    const { outcomes } = await run(bus, 'a', 'b');

    expect(bus.calls).toEqual([['a', 'b']]);
    expect(outcomes).toEqual([
      accepted('event-1'),
      {
        accepted: false,
        errorCode: 'MalformedDetail',
        errorMessage: 'MalformedDetail!',
        outcome: 'rejected',
        retry: 'never',
        attempts: 1,
        isCutShort: false,
        cause: undefined,
      },
    ]);
  });

  it('gives up after the last attempt and keeps the last reason', async () => {
    const step = { rejected: { 0: 'ThrottlingException' } };
    const bus = createScriptedEventBus([step, step, { rejected: { 0: 'InternalFailure' } }]);

    const { outcomes } = await run(bus, 'a');

    expect(bus.calls.length).toBe(3);
    expect(outcomes).toMatchObject([{ accepted: false, errorCode: 'InternalFailure', attempts: 3 }]);
  });

  it('puts all entries again after a throttled call', async () => {
    const bus = createScriptedEventBus([{ failure: throttled }]);

    expect((await run(bus, 'a', 'b')).outcomes).toEqual([accepted('event-1'), accepted('event-2')]);
    expect(bus.calls).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('puts the same entry again after a lost response: the bus may then have it twice', async () => {
    const bus = createScriptedEventBus([{ failure: lost }]);

    expect((await run(bus, 'a')).outcomes).toEqual([accepted('event-2')]);
    expect(bus.taken).toEqual(['a', 'a']);
  });

  it('does not repeat a call that an operator or the caller must correct', async () => {
    const denied = { errorCode: 'AccessDeniedException', outcome: 'rejected', retry: 'operator' } as const;
    const bus = createScriptedEventBus([{ failure: denied }]);

    const { outcomes } = await run(bus, 'a', 'b');

    expect(bus.calls.length).toBe(1);
    expect(outcomes).toMatchObject([
      { errorCode: 'AccessDeniedException', retry: 'operator', attempts: 1 },
      { errorCode: 'AccessDeniedException', retry: 'operator', attempts: 1 },
    ]);
  });

  it('keeps an outcome unknown once a response was lost, whatever later attempts say', async () => {
    const bus = createScriptedEventBus([{ failure: lost }, { rejected: { 0: 'MalformedDetail' } }]);

    expect((await run(bus, 'a')).outcomes).toMatchObject([
      { errorCode: 'MalformedDetail', outcome: 'unknown' },
    ]);
  });

  it('never takes a missing result for an acceptance', async () => {
    const bus = createScriptedEventBus([{ results: 1 }, { results: 0 }, { results: 0 }]);

    expect((await run(bus, 'a', 'b')).outcomes).toMatchObject([
      accepted('event-1'),
      { errorCode: 'MissingResult', outcome: 'unknown', retry: 'later', attempts: 3 },
    ]);
  });

  it('does not retry what an adapter throws without saying what it means', async () => {
    const failing = createScriptedEventBus([]);
    failing.putEvents = () => Promise.reject(new TypeError('x is not a function'));

    expect((await run(failing, 'a')).outcomes).toMatchObject([
      {
        errorCode: 'TypeError',
        errorMessage: 'x is not a function',
        outcome: 'unknown',
        retry: 'never',
        attempts: 1,
      },
    ]);
  });

  it('makes no call when the signal is aborted before', async () => {
    const bus = createScriptedEventBus([]);
    const { work } = start(bus, ['a'], AbortSignal.abort());

    expect(await work).toMatchObject([
      { accepted: false, outcome: 'not-sent', attempts: 0, isCutShort: true },
    ]);
    expect(bus.calls).toEqual([]);
  });

  it('stops waiting for the next attempt when the signal is aborted, and keeps the reason', async () => {
    const abort = new AbortController();
    const bus = createScriptedEventBus([{ rejected: { 0: 'ThrottlingException', 2: 'MalformedDetail' } }]);
    const { clock, work } = start(bus, ['a', 'b', 'c'], abort.signal);
    await new Promise((resolve) => setImmediate(resolve));

    abort.abort();

    expect(await work).toMatchObject([
      { errorCode: 'ThrottlingException', outcome: 'rejected', isCutShort: true },
      accepted('event-1'),
      { errorCode: 'MalformedDetail', isCutShort: false },
    ]);
    expect(clock.nextDueMs()).toBe(undefined);
    expect(bus.calls.length).toBe(1);
  });

  it('ends a call under way when the signal is aborted: its outcome is unknown', async () => {
    const abort = new AbortController();
    const bus = createScriptedEventBus([{ isSilent: true }]);
    const { work } = start(bus, ['a'], abort.signal);

    abort.abort();

    expect(await work).toMatchObject([
      { errorCode: 'AbortError', outcome: 'unknown', isCutShort: true, attempts: 1 },
    ]);
  });

  it('accepts or names every entry under any schedule of failures, and calls none rejected that the bus has taken', async () => {
    const anyCode = constantFrom(
      'ThrottlingException',
      'InternalFailure',
      'MalformedDetail',
      'AccessDeniedException',
    );
    const anyStep = oneof(
      record({ rejected: dictionary(integer({ min: 0, max: 9 }).map(String), anyCode) }),
      record({ failure: constantFrom(throttled, lost) }),
      record({ results: integer({ min: 0, max: 10 }) }),
    );

    await assert(
      asyncProperty(array(anyStep, { maxLength: 4 }), integer({ min: 1, max: 10 }), async (steps, count) => {
        const names = Array.from({ length: count }, (_, index) => `entry-${index}`);
        const bus = createScriptedEventBus(steps as ScriptStep[]);

        const { outcomes } = await run(bus, ...names);

        expect(outcomes.length).toBe(count);
        const eventIds = outcomes.flatMap((outcome) => (outcome.accepted ? [outcome.eventId] : []));
        expect(new Set(eventIds).size).toBe(eventIds.length);
        for (const [index, outcome] of outcomes.entries()) {
          const isTaken = bus.taken.includes(names[index]!);
          if (outcome.accepted) expect(isTaken).toBe(true);
          else if (isTaken) expect(outcome.outcome).toBe('unknown');
        }
      }),
      { numRuns: 60 },
    );
  });
});
