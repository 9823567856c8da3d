import { eventArchiver } from './event-archiver/subscription.ts';
import { orderNotifier } from './order-notifier/subscription.ts';
import { orderProjection } from './order-projection/subscription.ts';
import type { Subscription } from './subscription/subscription.ts';

export { eventArchiver, orderNotifier, orderProjection };

/** Every subscription of the bus, as data: what `infra` deploys. Neither AWS SDK nor handler code is imported. */
export const subscriptions: readonly Subscription[] = [orderProjection, orderNotifier, eventArchiver];
