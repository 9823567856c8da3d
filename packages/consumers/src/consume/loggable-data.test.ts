import { orders } from '@busbar/events-schema';
import { defineEvent } from '@busbar/events-schema/runtime';
import { describe, expect, it } from 'vitest';
import { recordObservability } from '../fixtures/recorded-observability.ts';
import {
  cancelledV1,
  lambdaContext,
  type MessageFacts,
  placedV1,
  placedV2,
  toBatch,
} from '../fixtures/sqs-event.ts';
import { defineSubscription } from '../subscription/define-subscription.ts';
import type { SubscribedEvents } from '../subscription/subscription.ts';
import { consume } from './consume.ts';
import { consumeBatch } from './consume-batch.ts';

/** Personal data that no log line may hold, under the contract's field `customerId`. */
const customerId = 'jane@example.org';
const personal = { ...placedV2, customerId };
const subscriptionTo = (events: SubscribedEvents) =>
  defineSubscription({
    name: 'test-consumer',
    description: 'Fails.',
    events,
    replay: 'run',
    idempotency: 'none',
  });

/** Everything that is logged about one message which fails, at every level. */
async function logOf(
  message: MessageFacts,
  error: Error = new Error('no stock'),
  events: SubscribedEvents = [orders.OrderPlaced],
) {
  const observability = recordObservability();
  const fail = async () => {
    throw error;
  };
  await consume(subscriptionTo(events), fail, observability)(toBatch(message), lambdaContext);
  const { lines, debugLines, texts } = observability;
  return { reason: lines[0]?.[2].reason, data: debugLines[0]?.data, text: texts.join('\n') };
}

describe('what is logged of a failed event', () => {
  it('is its data at level DEBUG, redacted by the version that was published', async () => {
    const { data, text } = await logOf({ data: personal });
    expect(data).toEqual({ ...placedV2, customerId: '[pii]' });
    expect(text).not.toContain(customerId);

    const older = { ...placedV1, customerId };
    expect((await logOf({ data: older, metadata: { version: '1.0' } })).data).toEqual({
      ...placedV1,
      customerId: '[pii]',
    });
  });

  it('holds no classified value where a handler quotes it, in message, stack or cause', async () => {
    const error = new Error(`no customer ${customerId}`, { cause: new Error(`"${customerId}" is unknown`) });
    const { reason, text } = await logOf({ data: personal }, error);

    expect(reason).toBe('no customer [hidden]');
    expect(text).not.toContain(customerId);
  });

  it('holds no value of data that breaks its contract, in violations or in what is left of the data', async () => {
    const broken = {
      ...personal,
      country: { email: customerId },
      lines: [{ ...placedV2.lines[0], quantity: 0 }],
    };
    const { reason, data, text } = await logOf({ data: broken });

    expect(reason).toMatch(/country must be string; \/lines\/0\/quantity must be >= 1/);
    expect(data).toEqual({
      ...placedV2,
      customerId: '[pii]',
      country: '[invalid]',
      lines: [{ ...placedV2.lines[0], quantity: '[invalid]' }],
    });
    expect(text).not.toContain(customerId);
    const { orderId: _, ...incomplete } = personal;
    expect((await logOf({ data: { ...incomplete, email: customerId } })).data).toEqual({
      ...incomplete,
      customerId: '[pii]',
      email: '[undeclared]',
    });
  });

  it('holds no name of a field inside what is classified as a whole', async () => {
    const contacts = defineEvent<'demo.ContactsListed', 1, object>({
      detailType: 'demo.ContactsListed',
      major: 1,
      minor: 0,
      sources: ['busbar.demo'],
      classifications: { '/byEmail': 'pii' },
      fields: [{ fields: { byEmail: 1 } }, { rest: -1 }],
      validate: () => [
        { instancePath: `/byEmail/${customerId}`, keyword: 'type', message: 'must be integer', params: {} },
      ],
    });
    const message = { detailType: 'demo.ContactsListed', metadata: { version: '1.0' } };
    const data = { byEmail: { [customerId]: 'yes' } };

    const { reason, text } = await logOf({ ...message, data }, undefined, [contacts]);

    expect(reason).toMatch(/\(\/byEmail\/\[hidden\] must be integer\)/);
    expect(text).not.toContain(customerId);
  });

  it('is nothing of an event or version that the subscription has no contract for', async () => {
    const placed = [orders.OrderPlaced] as const;
    const cancelled = { detailType: 'orders.OrderCancelled', data: { ...cancelledV1, customerId } };
    for (const [message, events] of [
      [cancelled, placed],
      [{ data: personal, metadata: { version: '9.0' } }, placed],
      [{ data: personal }, 'all'],
    ] as const) {
      const { data, text } = await logOf(message, new Error(`failed for ${customerId}`), events);
      expect({ data, isHidden: !text.includes(customerId) }).toEqual({
        data: '[undeclared]',
        isHidden: true,
      });
    }
  });

  it('quotes no body that is no JSON', async () => {
    const { lines, texts, ...rest } = recordObservability();
    const subscription = subscriptionTo('all');
    const handle = consumeBatch(subscription, async () => [], rest);

    await handle(toBatch({ body: `{"customerId":"${customerId}` }), lambdaContext);
    expect((await logOf({ body: `{"customerId":"${customerId}` })).text).not.toContain(customerId);

    expect(lines[0]?.[2].reason).toBe(
      'Failed to read message "message-1": its body of 31 characters is not JSON. Find out who sends to the queue ' +
        'besides its rule; the message goes to the dead-letter queue.',
    );
    expect(texts.join('\n')).not.toContain(customerId);
  });

  it('is what a handler logs of redactedData, by the version that it gets', async () => {
    const observability = recordObservability();
    const logged: unknown[] = [];
    const handle = consume(
      subscriptionTo([orders.OrderPlaced]),
      async (_, { redactedData }) => {
        logged.push(redactedData);
      },
      observability,
    );

    await handle(toBatch({ data: { ...placedV1, customerId }, metadata: { version: '1.0' } }), lambdaContext);

    expect(logged).toEqual([{ ...placedV2, customerId: '[pii]' }]);
  });
});
