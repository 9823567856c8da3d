import { createRandom, createVirtualClock } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { eventBusConformance } from './conformance/event-bus-conformance.ts';
import { createInProcessEventBus } from './create-in-process-event-bus.ts';

describe('in-process event bus, as every adapter', () => {
  for (const { title, run } of eventBusConformance) {
    it(title, async () => {
      const eventBus = createInProcessEventBus();
      const missingEventBus = createInProcessEventBus({ isPresent: false });

      await run({ eventBus, missingEventBus, delivered: async () => eventBus.events });
    });
  }
});

describe('in-process event bus', () => {
  it('stamps an entry without Time with its clock, and gives the same ids for the same seed', async () => {
    const bus = () =>
      createInProcessEventBus({
        clock: createVirtualClock({ startMs: Date.UTC(2010, 11, 1, 8, 26, 0, 999) }),
        random: createRandom(7),
        accountId: '123456789012',
        region: 'eu-west-2',
      });
    const [first, second] = [bus(), bus()];
    const entries = [{ Source: 'busbar.shop', DetailType: 'orders.OrderPlaced', Detail: '{}' }];

    await first.putEvents(entries);
    await second.putEvents(entries);

    expect(first.events).toEqual(second.events);
    expect(first.events).toMatchInlineSnapshot(`
      [
        {
          "account": "123456789012",
          "detail": {},
          "detail-type": "orders.OrderPlaced",
          "id": "f826c717-6760-4cbb-983a-b691688d29b8",
          "region": "eu-west-2",
          "resources": [],
          "source": "busbar.shop",
          "time": "2010-12-01T08:26:00Z",
          "version": "0",
        },
      ]
    `);
  });

  it('forgets its events when it is cleared', async () => {
    const eventBus = createInProcessEventBus();
    await eventBus.putEvents([{ Source: 'busbar.shop', DetailType: 'orders.OrderPlaced', Detail: '{}' }]);

    eventBus.clear();

    expect(eventBus.events).toEqual([]);
  });
});
