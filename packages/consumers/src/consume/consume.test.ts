import { orders } from '@busbar/events-schema';
import { describe, expect, it } from 'vitest';
import { cancelledV1, eventIds, lambdaContext, placedV1, placedV2, toBatch } from '../fixtures/sqs-event.ts';
import { recordObservability } from '../fixtures/recorded-observability.ts';
import { defineSubscription } from '../subscription/define-subscription.ts';
import type { SubscribedEvents } from '../subscription/subscription.ts';
import { consume } from './consume.ts';
import type { HandlerContext } from './event-handler.ts';
import type { ReceivedEvent } from './received-event.ts';

/** A consumer without idempotency that keeps what it handles and throws for the orders named. */
function startConsumer({
  events = [orders.OrderPlaced, orders.OrderCancelled] as SubscribedEvents,
  replay = 'run' as 'run' | 'skip',
  failing = {} as Record<string, unknown>,
} = {}) {
  const handled: ReceivedEvent[] = [];
  const contexts: HandlerContext[] = [];
  const observability = recordObservability();
  const subscription = defineSubscription({
    name: 'test-consumer',
    description: 'Keeps what it handles.',
    events,
    replay,
    idempotency: 'none',
  });
  const handle = consume(
    subscription,
    async (event: ReceivedEvent, context: HandlerContext) => {
      const { orderId } = event.data as { orderId?: string };
      if (orderId !== undefined && orderId in failing) throw failing[orderId];
      handled.push(event);
      contexts.push(context);
    },
    observability,
  );
  return { handle, handled, contexts, ...observability };
}

const metadataB = { id: eventIds.b };
const metadataC = { id: eventIds.c };

describe('consume', () => {
  it('hands each event to the handler of its detail-type, with data, metadata and envelope', async () => {
    const { logger, metrics } = recordObservability();
    const subscription = defineSubscription({
      name: 'test-consumer',
      description: 'Keeps what it handles.',
      events: [orders.OrderPlaced, orders.OrderCancelled],
      replay: 'run',
      idempotency: 'none',
    });
    const calls: unknown[] = [];
    const handle = consume(
      subscription,
      {
        'orders.OrderPlaced': async ({ data, major, metadata, envelope }) => {
          calls.push(['placed', data.totalPence, major, metadata.id, envelope.source]);
        },
        'orders.OrderCancelled': async ({ data, major, metadata, envelope }) => {
          calls.push(['cancelled', data.cancellationId, major, metadata.id, envelope.source]);
        },
      },
      { logger, metrics },
    );

    const response = await handle(
      toBatch(
        { data: placedV2 },
        {
          detailType: 'orders.OrderCancelled',
          data: cancelledV1,
          metadata: { ...metadataB, version: '1.0' },
        },
      ),
      lambdaContext,
    );

    expect(response).toEqual({ batchItemFailures: [] });
    expect(calls).toEqual([
      ['placed', 610, 2, eventIds.a, 'busbar.shop'],
      ['cancelled', 'C536379', 1, eventIds.b, 'busbar.shop'],
    ]);
  });

  it('upcasts version 1 to the latest version for a family, and leaves the envelope as published', async () => {
    const { handle, handled } = startConsumer();

    await handle(toBatch({ data: placedV1, metadata: { version: '1.0' } }), lambdaContext);

    expect(
      handled.map(({ major, data, metadata, envelope }) => [
        major,
        data,
        metadata.version,
        envelope.detail.data,
      ]),
    ).toEqual([[2, placedV2, '1.0', placedV1]]);
  });

  it('leaves version 1 as it is for a subscription to version 1 alone', async () => {
    const { handle, handled } = startConsumer({ events: [orders.OrderPlaced.v1] });

    await handle(toBatch({ data: placedV1, metadata: { version: '1.0' } }), lambdaContext);

    expect(handled.map(({ major, data }) => [major, data])).toEqual([[1, placedV1]]);
  });

  it('gives each of two single versions in its own version', async () => {
    const { handle, handled } = startConsumer({ events: [orders.OrderPlaced.v1, orders.OrderPlaced.v2] });

    await handle(
      toBatch({ data: placedV1, metadata: { version: '1.0' } }, { data: placedV2, metadata: metadataB }),
      lambdaContext,
    );

    expect(handled.map(({ major, data }) => [major, data])).toEqual([
      [1, placedV1],
      [2, placedV2],
    ]);
  });

  it('gives events without a contract to a subscription to all, unvalidated', async () => {
    const { handle, handled } = startConsumer({ events: 'all' });

    await handle(
      toBatch({ detailType: 'stock.Counted', data: { any: 1 }, metadata: { version: '4.2' } }),
      lambdaContext,
    );

    expect(handled.map(({ detailType, major, data }) => [detailType, major, data])).toEqual([
      ['stock.Counted', 4, { any: 1 }],
    ]);
  });

  it('fails only the records that cannot be handled and logs the reason of each', async () => {
    const { handle, handled, lines, batches } = startConsumer({
      failing: { poison: new Error('no such warehouse') },
    });

    const response = await handle(
      toBatch(
        { data: placedV2 },
        { data: { ...placedV2, orderId: 'poison' }, metadata: metadataB },
        { body: 'not json' },
        { detailType: 'stock.Counted' },
        { metadata: { version: '9.0' } },
        { data: { ...placedV2, lines: [] } },
        { data: { ...placedV2, orderId: 'last' }, metadata: metadataC, receiveCount: 2 },
      ),
      lambdaContext,
    );

    expect(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      'message-3',
      'message-4',
      'message-5',
      'message-6',
      'message-2',
    ]);
    expect(handled.map(({ metadata }) => metadata.id)).toEqual([eventIds.a, eventIds.c]);
    expect(
      lines.map(([level, , { messageId, eventId, error }]) => [level, messageId, eventId, error]),
    ).toEqual([
      ['error', 'message-3', undefined, 'INVALID_ENVELOPE'],
      ['error', 'message-4', eventIds.a, 'UNEXPECTED_EVENT'],
      ['error', 'message-5', eventIds.a, 'UNKNOWN_EVENT_VERSION'],
      ['error', 'message-6', eventIds.a, 'CONTRACT_VIOLATION'],
      ['error', 'message-2', eventIds.b, 'Error: no such warehouse'],
    ]);
    expect(batches).toEqual([{ EventsHandled: 2, DuplicatesAbsorbed: 0, EventsSkipped: 0, EventsFailed: 5 }]);
  });

  it('logs a failure with the event id, detail-type, correlation id, delivery and reason', async () => {
    const { handle, lines } = startConsumer({
      failing: { [placedV2.orderId]: new Error('no such warehouse') },
    });

    await handle(toBatch({ receiveCount: 3 }), lambdaContext);

    expect(lines).toEqual([
      [
        'error',
        'event failed',
        {
          messageId: 'message-1',
          eventId: eventIds.a,
          detailType: 'orders.OrderPlaced',
          eventVersion: '2.0',
          correlationId: 'correlation-1',
          delivery: 'live',
          attempt: 3,
          reason: 'no such warehouse',
          error: 'Error: no such warehouse',
        },
      ],
    ]);
  });

  it('logs why data breaks its contract but none of its values', async () => {
    const { handle, texts } = startConsumer();

    await handle(
      toBatch({ data: { ...placedV2, customerId: 42, country: { secret: 'jane@example.org' } } }),
      lambdaContext,
    );

    expect(texts[0]).toContain('/country must be string');
    expect(texts.join('\n')).not.toContain('jane@example.org');
  });

  it('fails one record, not the batch, when a handler throws something that is no Error', async () => {
    const { handle, handled, lines } = startConsumer({ failing: { odd: undefined } });

    const response = await handle(
      toBatch({ data: { ...placedV2, orderId: 'odd' } }, { metadata: metadataB }),
      lambdaContext,
    );

    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(handled).toHaveLength(1);
    expect(lines[0]?.[2].reason).toBe('A value that is no Error was thrown: undefined');
  });

  it('returns every id instead of throwing when the whole batch fails', async () => {
    const { handle } = startConsumer();

    const response = await handle(toBatch({ body: '{' }, { body: '[]' }), lambdaContext);

    expect(response).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }, { itemIdentifier: 'message-2' }],
    });
  });

  it('refuses a version that the subscription did not ask for, naming those it knows', async () => {
    const { handle, lines } = startConsumer({ events: [orders.OrderPlaced.v1] });

    await handle(toBatch({ data: placedV2 }), lambdaContext);

    expect(lines[0]?.[2].reason).toMatchInlineSnapshot(
      `"Failed to read event "orders.OrderPlaced": major version 2 is not among the known ones (1). Deploy this consumer with the newer contracts, then redrive."`,
    );
  });

  it('tells the handler how the event came, and gives it a logger that names the event', async () => {
    const { handle, contexts } = startConsumer();

    await handle(toBatch({ replayName: 'rebuild-1', receiveCount: 2 }), lambdaContext);

    const [context] = contexts;
    expect(context?.delivery).toEqual({
      kind: 'replay',
      replayName: 'rebuild-1',
      attempt: 2,
      receivedAt: '2010-12-01T08:26:00.500Z',
      messageId: 'message-1',
    });
    expect(context?.lambdaContext).toBe(lambdaContext);
    expect(context?.logger.getPersistentLogAttributes()).toEqual({
      eventId: eventIds.a,
      detailType: 'orders.OrderPlaced',
      eventVersion: '2.0',
      correlationId: 'correlation-1',
      delivery: 'replay',
      attempt: 2,
      replayName: 'rebuild-1',
    });
  });

  it('acknowledges and counts replayed events without running the handler when the policy is skip', async () => {
    const { handle, handled, batches } = startConsumer({ replay: 'skip' });

    const response = await handle(
      toBatch(
        { replayName: 'rebuild-1' },
        { replayName: 'rebuild-1', metadata: { ...metadataB, version: '9.0' } },
        { metadata: metadataC },
      ),
      lambdaContext,
    );

    expect(response).toEqual({ batchItemFailures: [] });
    expect(handled.map(({ metadata }) => metadata.id)).toEqual([eventIds.c]);
    expect(batches).toEqual([{ EventsHandled: 1, DuplicatesAbsorbed: 0, EventsSkipped: 2, EventsFailed: 0 }]);
  });
});
