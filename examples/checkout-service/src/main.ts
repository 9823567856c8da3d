import { createPublisher } from '@busbar/producers';
import { createCheckout } from './checkout.js';

const publisher = createPublisher({
  eventBusName: process.env.EVENT_BUS_NAME ?? 'busbar-dev',
  source: 'busbar.shop',
  producer: { service: 'checkout-service', version: '1.0.0' },
});

const published = await createCheckout(publisher).placeOrder(
  {
    id: '700001',
    customerId: '17850',
    country: 'United Kingdom',
    lines: [
      { stockCode: '85123A', quantity: 6, unitPricePence: 255 },
      { stockCode: '71053', quantity: 2, unitPricePence: 339 },
    ],
  },
  new Date('2010-12-01T08:26:00.123Z'),
);

process.stdout.write(`${JSON.stringify(published)}\n`);
