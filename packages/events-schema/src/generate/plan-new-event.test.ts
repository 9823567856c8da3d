import { describe, expect, it } from 'vitest';
import { planGeneration } from './plan-generation.ts';
import { type NewEventInput, planNewEvent } from './plan-new-event.ts';

const plan = (detailType: string, more: Partial<NewEventInput> = {}) =>
  planNewEvent({ detailType, present: new Map(), ...more });
const neighbour = new Map([
  [
    'orders/OrderPlaced/contract.json',
    JSON.stringify({
      owner: 'shop',
      description: 'x',
      sources: ['busbar.shop', 'busbar.till'],
      lifecycle: 'active',
    }),
  ],
  ['_shared/money.schema.json', '{}'],
]);

describe('planNewEvent', () => {
  it('plans a draft with one field and one example', () => {
    const { files, problems, warnings } = plan('orders.OrderShipped');

    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
    expect([...files.keys()]).toEqual([
      'orders/OrderShipped/contract.json',
      'orders/OrderShipped/v1.schema.json',
      'orders/OrderShipped/v1.examples.json',
    ]);
    expect([...files.values()].join('')).toMatchInlineSnapshot(`
      "{
        "owner": "orders",
        "description": "Order shipped.",
        "sources": ["busbar.orders"],
        "lifecycle": "draft"
      }
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "Order shipped.",
        "type": "object",
        "required": ["orderId"],
        "properties": {
          "orderId": { "description": "Which order it is.", "type": "string", "minLength": 1, "maxLength": 64 }
        }
      }
      [{ "orderId": "order-1" }]
      "
    `);
  });

  it.each(['orders.OrderShipped', 'a.B', 'userActivity.HTTPRequestFailed'])(
    'plans files for %s that generate takes as they are',
    async (detailType) => {
      const { files } = plan(detailType);

      const { problems } = await planGeneration({
        files,
        contractsPath: '../contracts',
        libraryModule: '@busbar/events-schema/runtime',
      });

      expect(problems).toEqual([]);
    },
  );

  it('takes owner and sources of the domain’s other events, unless they are given', () => {
    const factsOf = (more: Partial<NewEventInput>) => {
      const { files } = plan('orders.OrderShipped', more);
      return JSON.parse(files.get('orders/OrderShipped/contract.json')!) as object;
    };
    const description = 'A "parcel" is on its way.';

    expect([
      factsOf({ present: neighbour }),
      factsOf({ present: neighbour, owner: 'depot', source: 'busbar.depot', description }),
      factsOf({}),
    ]).toEqual([
      {
        owner: 'shop',
        description: 'Order shipped.',
        sources: ['busbar.shop', 'busbar.till'],
        lifecycle: 'draft',
      },
      { owner: 'depot', description, sources: ['busbar.depot'], lifecycle: 'draft' },
      { owner: 'orders', description: 'Order shipped.', sources: ['busbar.orders'], lifecycle: 'draft' },
    ]);
  });

  it('warns of a name that is not in the past tense', () => {
    expect(plan('orders.ShipOrder').warnings).toHaveLength(1);
    expect(plan('orders.ShipOrder').files.size).toBe(3);
  });

  it.each<[detailType: string, more: Partial<NewEventInput>]>([
    ['OrderShipped', {}],
    ['orders.', {}],
    ['orders.eu.OrderShipped', {}],
    ['orders.orderShipped', {}],
    ['orders.order-shipped', {}],
    ['Orders.OrderShipped', {}],
    ['../orders.OrderShipped', {}],
    ['catalog.OrderShipped', {}],
    ['orders.OrderShippedV2', {}],
    [`orders.${'O'.repeat(122)}`, {}],
    ['orders.OrderPlaced', { present: neighbour }],
    ['orders.ORDERPlaced', { present: neighbour }],
    ['orders.OrderShipped', { source: 'aws.orders' }],
    ['orders.OrderShipped', { source: 'Shop' }],
    ['orders.OrderShipped', { owner: '' }],
  ])('refuses %s with %j', (detailType, more) => {
    const { files, problems } = plan(detailType, more);

    expect(files.size).toBe(0);
    expect(problems).toMatchSnapshot();
  });
});
