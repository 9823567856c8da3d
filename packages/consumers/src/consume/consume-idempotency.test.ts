import { orders } from '@busbar/events-schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InMemoryPersistence } from '../fixtures/in-memory-persistence.ts';
import { recordObservability } from '../fixtures/recorded-observability.ts';
import { eventIds, lambdaContext, toBatch } from '../fixtures/sqs-event.ts';
import { defineSubscription } from '../subscription/define-subscription.ts';
import { consume } from './consume.ts';
import type { HandlerResult } from './event-handler.ts';

const subscription = defineSubscription({
  name: 'test-consumer',
  description: 'Counts its runs.',
  events: [orders.OrderPlaced],
  replay: 'run',
});

/** A consumer that notes the event id of each run; `behave` decides how the n-th run ends. */
function startConsumer({
  behave = async (_run: number): Promise<HandlerResult | undefined> => undefined,
  persistence = new InMemoryPersistence(),
} = {}) {
  const runs: string[] = [];
  const observability = recordObservability();
  const handle = consume(
    subscription,
    {
      'orders.OrderPlaced': async ({ metadata }) => {
        runs.push(metadata.id);
        return behave(runs.length);
      },
    },
    { persistence, ...observability },
  );
  return { handle, runs, persistence, ...observability };
}

const one = { batchItemFailures: [{ itemIdentifier: 'message-1' }] };
const none = { batchItemFailures: [] };

describe('consume with idempotency', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-01-01T00:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs the handler once for an event that comes in two batches, and counts the second as absorbed', async () => {
    const { handle, runs, batches } = startConsumer();

    await handle(toBatch({}), lambdaContext);
    const response = await handle(toBatch({ messageId: 'again' }), lambdaContext);

    expect(response).toEqual(none);
    expect(runs).toEqual([eventIds.a]);
    expect(batches).toEqual([
      { EventsHandled: 1, DuplicatesAbsorbed: 0, EventsSkipped: 0, EventsFailed: 0 },
      { EventsHandled: 0, DuplicatesAbsorbed: 1, EventsSkipped: 0, EventsFailed: 0 },
    ]);
  });

  it('runs the handler once for three copies in one batch and fails none of them', async () => {
    const { handle, runs, batches } = startConsumer();

    const response = await handle(toBatch({}, {}, { metadata: { id: eventIds.b } }, {}), lambdaContext);

    expect(response).toEqual(none);
    expect(runs).toEqual([eventIds.a, eventIds.b]);
    expect(batches).toEqual([{ EventsHandled: 2, DuplicatesAbsorbed: 2, EventsSkipped: 0, EventsFailed: 0 }]);
  });

  it('gives the second copy of a batch its own try when the first fails', async () => {
    const { handle, runs, batches } = startConsumer({
      behave: async (run) => {
        if (run === 1) throw new Error('once');
      },
    });

    const response = await handle(toBatch({}, {}), lambdaContext);

    expect(response).toEqual(one);
    expect(runs).toEqual([eventIds.a, eventIds.a]);
    expect(batches).toEqual([{ EventsHandled: 1, DuplicatesAbsorbed: 0, EventsSkipped: 0, EventsFailed: 1 }]);
  });

  it('frees the claim of a failed run, so that the next attempt runs', async () => {
    const { handle, runs, persistence } = startConsumer({
      behave: async (run) => {
        if (run === 1) throw new Error('once');
      },
    });

    expect(await handle(toBatch({}), lambdaContext)).toEqual(one);
    expect(persistence.records.size).toBe(0);
    expect(await handle(toBatch({ receiveCount: 2 }), lambdaContext)).toEqual(none);
    expect(runs).toHaveLength(2);
  });

  it('runs once per replay and event: a replay repeats a live event, a second replay repeats the first', async () => {
    const { handle, runs } = startConsumer();

    for (const replayName of [undefined, 'rebuild-1', 'rebuild-1', 'rebuild-2']) {
      await handle(toBatch(replayName === undefined ? {} : { replayName }), lambdaContext);
    }

    expect(runs).toHaveLength(3);
  });

  it('shares one key between a live delivery and a redrive', async () => {
    const { handle, runs } = startConsumer();

    await handle(toBatch({}), lambdaContext);
    await handle(
      toBatch({ deadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:000000000000:q' }),
      lambdaContext,
    );

    expect(runs).toHaveLength(1);
  });

  it('fails a record whose event is in progress elsewhere, with a warning, and absorbs it once that is done', async () => {
    const finish = Promise.withResolvers<undefined>();
    const { handle, runs, lines, batches } = startConsumer({ behave: () => finish.promise });

    const first = handle(toBatch({}), lambdaContext);
    expect(await handle(toBatch({}), lambdaContext)).toEqual(one);
    finish.resolve(undefined);
    expect(await first).toEqual(none);
    expect(await handle(toBatch({ receiveCount: 2 }), lambdaContext)).toEqual(none);

    expect(runs).toHaveLength(1);
    expect(lines.map(([level, message, { error }]) => [level, message, error])).toEqual([
      ['warn', 'event in progress elsewhere', 'EVENT_IN_PROGRESS'],
    ]);
    expect(batches.map(({ EventsFailed, DuplicatesAbsorbed }) => [EventsFailed, DuplicatesAbsorbed])).toEqual(
      [
        [1, 0],
        [0, 0],
        [0, 1],
      ],
    );
  });

  it('runs an event again whose first run died with its invocation, once the invocation time is over', async () => {
    const started = Promise.withResolvers<void>();
    const { handle, runs } = startConsumer({
      behave: async (run) => {
        started.resolve();
        if (run === 1) await new Promise(() => {});
      },
    });

    void handle(toBatch({}), lambdaContext);
    await started.promise;
    vi.setSystemTime(Date.now() + 10_000);
    expect(await handle(toBatch({ receiveCount: 2 }), lambdaContext)).toEqual(one);
    vi.setSystemTime(Date.now() + 1);
    expect(await handle(toBatch({ receiveCount: 3 }), lambdaContext)).toEqual(none);

    expect(runs).toHaveLength(2);
  });

  it('forgets an event 15 days after it was handled', async () => {
    const { handle, runs } = startConsumer();

    await handle(toBatch({}), lambdaContext);
    vi.setSystemTime(new Date('2025-01-16T00:00:00Z'));
    await handle(toBatch({}), lambdaContext);
    vi.setSystemTime(new Date('2025-01-16T00:00:02Z'));
    await handle(toBatch({}), lambdaContext);

    expect(runs).toHaveLength(2);
  });

  it('counts a duplicate that the handler absorbed itself', async () => {
    const { handle, batches } = startConsumer({ behave: async () => ({ outcome: 'duplicate' }) });

    await handle(toBatch({}), lambdaContext);

    expect(batches).toEqual([{ EventsHandled: 0, DuplicatesAbsorbed: 1, EventsSkipped: 0, EventsFailed: 0 }]);
  });

  it("reports the handler's own error when its claim cannot be freed either", async () => {
    const persistence = new InMemoryPersistence();
    persistence._deleteRecord = async () => {
      throw new Error('table gone');
    };
    const { handle, lines } = startConsumer({
      persistence,
      behave: async () => {
        throw new Error('no such warehouse');
      },
    });

    expect(await handle(toBatch({}), lambdaContext)).toEqual(one);
    expect(lines[0]?.[2].reason).toBe('no such warehouse');
  });

  it('fails the record when the idempotency record cannot be written, without running the handler', async () => {
    const persistence = new InMemoryPersistence();
    persistence._putRecord = async () => {
      throw new Error('table gone');
    };
    const { handle, runs } = startConsumer({ persistence });

    expect(await handle(toBatch({}), lambdaContext)).toEqual(one);
    expect(runs).toEqual([]);
  });

  it('refuses to start without a persistence layer', () => {
    expect(() =>
      consume(subscription, { 'orders.OrderPlaced': async () => {} }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[InvalidArgumentError: Failed to consume subscription "test-consumer": options.persistence "undefined" is needed: the subscription asks for idempotency. Pass createIdempotencyPersistence({ tableName, client }), or declare idempotency: 'none'.]`,
    );
  });
});
