import { orders } from '@busbar/events-schema';
import { defineEvent, defineEventFamily } from '@busbar/events-schema/runtime';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { order } from '../test/example-orders.ts';
import { setUpPublisher } from '../test/set-up-publisher.ts';
import { createInProcessEventBus } from './create-in-process-event-bus.ts';
import { createPublisher } from './create-publisher.ts';

const define = (detailType: string, deprecation: { since: string; successor?: string }) =>
  defineEventFamily({
    detailType,
    description: 'A thing of old.',
    owner: 'shop',
    sources: ['busbar.shop'],
    versions: [
      defineEvent<string, 1, object>({
        detailType,
        major: 1,
        minor: 0,
        sources: ['busbar.shop'],
        lifecycle: 'deprecated',
        deprecation,
        validate: () => [],
        fields: [{}],
      }),
    ],
    upcasters: [],
  });
const sent = define('orders.OrderSent', { since: '2026-09-01', successor: 'orders.OrderPlaced' });
const faxed = define('orders.OrderFaxed', { since: '1999-01-01' });

describe('publishing a deprecated event', () => {
  it('warns once per detail-type, of family and version alike, and sends every event', async () => {
    const eventBus = createInProcessEventBus();
    const { publisher, warnings } = setUpPublisher(eventBus);

    await publisher.publish(sent, {});
    await publisher.publishAll([
      { event: sent.versions[0], data: {} },
      { event: orders.OrderPlaced, data: order },
      { event: faxed, data: {} },
    ]);

    expect(warnings).toEqual([
      {
        code: 'DEPRECATED_EVENT',
        message:
          'Publishing event "orders.OrderSent", which is deprecated since 2026-09-01. Publish "orders.OrderPlaced" instead.',
        detailType: 'orders.OrderSent',
        since: '2026-09-01',
        successor: 'orders.OrderPlaced',
      },
      {
        code: 'DEPRECATED_EVENT',
        message:
          'Publishing event "orders.OrderFaxed", which is deprecated since 1999-01-01. Ask its owner what takes its place.',
        detailType: 'orders.OrderFaxed',
        since: '1999-01-01',
      },
    ]);
    expect(eventBus.events).toHaveLength(4);
  });

  it('does not warn of what was prepared and never sent', () => {
    const { publisher, warnings } = setUpPublisher(createInProcessEventBus());

    publisher.prepare(sent, {});

    expect(warnings).toEqual([]);
  });

  it('warns through the process when nobody else is told', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    onTestFinished(() => emitWarning.mockRestore());
    const publisher = createPublisher({ eventBus: createInProcessEventBus(), source: 'busbar.shop' });

    await publisher.publish(faxed, {});

    expect(emitWarning.mock.calls).toEqual([
      [
        'Publishing event "orders.OrderFaxed", which is deprecated since 1999-01-01. Ask its owner what takes its place.',
        { type: 'BusbarDeprecation', code: 'DEPRECATED_EVENT' },
      ],
    ]);
  });
});
