import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';
import { recordObservability } from '../fixtures/recorded-observability.ts';
import { eventIds, lambdaContext, toBatch } from '../fixtures/sqs-event.ts';
import { defineSubscription } from '../subscription/define-subscription.ts';
import type { ReplayPolicy } from '../subscription/subscription.ts';
import { type BatchHandler, consumeBatch, type RawEvent } from './consume-batch.ts';

function startConsumer(handleBatch: BatchHandler, replay: ReplayPolicy = 'skip') {
  const observability = recordObservability();
  const subscription = defineSubscription({
    name: 'test-archiver',
    description: 'Takes whole batches.',
    events: 'all',
    replay,
    idempotency: 'none',
  });
  return { handle: consumeBatch(subscription, handleBatch, observability), ...observability };
}

describe('consumeBatch', () => {
  it('hands over the whole batch with bodies as they came, contract or not', async () => {
    const seen: RawEvent[] = [];
    const { handle, batches } = startConsumer(async (events) => {
      seen.push(...events);
      return [];
    });
    const body = '{ "source": "legacy.till", "n": 12345678901234567890 }';

    const response = await handle(toBatch({ body }, { body: '7' }), lambdaContext);

    expect(response).toEqual({ batchItemFailures: [] });
    const facts = { sentAtMs: 1_291_191_960_000 };
    const delivery = { kind: 'live', attempt: 1, receivedAt: '2010-12-01T08:26:00.500Z' };
    expect(seen).toEqual([
      {
        messageId: 'message-1',
        body,
        envelope: JSON.parse(body),
        ...facts,
        delivery: { ...delivery, messageId: 'message-1' },
      },
      {
        messageId: 'message-2',
        body: '7',
        envelope: 7,
        ...facts,
        delivery: { ...delivery, messageId: 'message-2' },
      },
    ]);
    expect(batches).toEqual([{ EventsHandled: 2, DuplicatesAbsorbed: 0, EventsSkipped: 0, EventsFailed: 0 }]);
  });

  it('fails only a body that is not JSON and the messages that the handler names, each with its reason', async () => {
    const { handle, lines, batches } = startConsumer(async () => [
      { messageId: 'message-3', error: new Error('disk full') },
    ]);

    const response = await handle(toBatch({}, { body: 'oops' }, {}), lambdaContext);

    expect(response).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-2' }, { itemIdentifier: 'message-3' }],
    });
    expect(lines.map(([, , { messageId, eventId, error }]) => [messageId, eventId, error])).toEqual([
      ['message-2', undefined, 'MALFORMED_MESSAGE'],
      ['message-3', eventIds.a, 'Error: disk full'],
    ]);
    expect(batches).toEqual([{ EventsHandled: 1, DuplicatesAbsorbed: 0, EventsSkipped: 0, EventsFailed: 2 }]);
  });

  it('fails every message that the handler was given when it throws', async () => {
    const { handle } = startConsumer(async () => {
      throw new Error('no bucket');
    });

    const response = await handle(toBatch({}, { replayName: 'r-1' }, {}), lambdaContext);

    expect(response).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }, { itemIdentifier: 'message-3' }],
    });
  });

  it('fails every message when the handler names one that is not in the batch', async () => {
    const { handle, lines } = startConsumer(async () => [{ messageId: 'message-9', error: 'x' }]);

    const response = await handle(toBatch({}), lambdaContext);

    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(lines[0]?.[2].error).toBe('INVALID_ARGUMENT');
  });

  it('drops replayed events before the handler when the policy is skip, and does not call it for none', async () => {
    let calls = 0;
    const { handle, batches } = startConsumer(async () => {
      calls += 1;
      return [];
    });

    const response = await handle(toBatch({ replayName: 'r-1' }, { replayName: 'r-1' }), lambdaContext);

    expect(response).toEqual({ batchItemFailures: [] });
    expect(calls).toBe(0);
    expect(batches).toEqual([{ EventsHandled: 0, DuplicatesAbsorbed: 0, EventsSkipped: 2, EventsFailed: 0 }]);
  });

  it('passes replayed events on when the policy is run', async () => {
    const kinds: string[] = [];
    const { handle } = startConsumer(async (events) => {
      kinds.push(...events.map(({ delivery }) => delivery.kind));
      return [];
    }, 'run');

    await handle(toBatch({ replayName: 'r-1' }), lambdaContext);

    expect(kinds).toEqual(['replay']);
  });

  it('refuses a subscription that asks for idempotency records', () => {
    const subscription = defineSubscription({
      name: 'test-archiver',
      description: 'Takes whole batches.',
      events: [orders.OrderPlaced],
      replay: 'skip',
    });

    expect(() => consumeBatch(subscription, async () => [])).toThrowErrorMatchingInlineSnapshot(
      `[InvalidArgumentError: Failed to consume subscription "test-archiver": idempotency "{"expiresAfterDays":15}" cannot be kept for whole batches. Declare idempotency: 'none' and make the handler's effect repeatable, or use consume.]`,
    );
  });
});
