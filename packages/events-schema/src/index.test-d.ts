/** What must compile and what must not: checked by `tsc`, never run. */
import {
  catalog,
  createDetail,
  type EventBridgeEvent,
  type EventData,
  type EventDefinition,
  type EventDetail,
  type EventFamily,
  type EventMetadata,
  type EventMetadataInput,
  orders,
} from './index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const assert = <_ extends true>(): void => undefined;

assert<Equal<EventData<typeof orders.OrderPlaced>, orders.OrderPlacedV2>>();
assert<Equal<EventData<typeof orders.OrderPlaced.v1>, orders.OrderPlacedV1>>();
assert<Equal<EventData<typeof orders.OrderPlaced.v2>, orders.OrderPlacedV2>>();
assert<Equal<EventData<typeof orders.OrderCancelled>, orders.OrderCancelledV1>>();
assert<Equal<EventData<EventDefinition>, unknown>>();
assert<
  Equal<
    EventData<typeof orders.OrderPlaced | typeof orders.OrderCancelled>,
    orders.OrderPlacedV2 | orders.OrderCancelledV1
  >
>();
assert<Equal<typeof orders.OrderPlaced.detailType, 'orders.OrderPlaced'>>();
assert<Equal<typeof orders.OrderPlaced.v2.major, 2>>();
assert<Equal<ReturnType<typeof orders.OrderPlaced.upcast>, orders.OrderPlacedV2>>();
assert<Equal<orders.OrderPlacedV2['currency'], 'GBP'>>();
assert<Equal<(typeof catalog)[string], EventFamily>>();

const family: EventFamily = orders.OrderPlaced;
const definition: EventDefinition = orders.OrderPlaced.v1;
const events: readonly (EventFamily | EventDefinition)[] = [family, definition, orders.OrderCancelled];

declare const metadata: EventMetadataInput;
declare const version1: orders.OrderPlacedV1;
declare const version2: orders.OrderPlacedV2;
declare const received: EventBridgeEvent;

assert<Equal<typeof received.detail, EventDetail>>();
assert<Equal<typeof received.detail.metadata, EventMetadata>>();
assert<Equal<typeof received.detail.data, unknown>>();

createDetail(orders.OrderPlaced, version2, metadata);
createDetail(orders.OrderPlaced.v1, version1, metadata);
const detail: EventDetail<orders.OrderPlacedV2> = createDetail(orders.OrderPlaced.v2, version2, metadata);

// @ts-expect-error version 1 is not the latest: currency and totalPence are missing
createDetail(orders.OrderPlaced, version1, metadata);
// @ts-expect-error a total is a number
createDetail(orders.OrderPlaced, { ...version2, totalPence: '10' }, metadata);
// @ts-expect-error the only currency is GBP
createDetail(orders.OrderPlaced, { ...version2, currency: 'EUR' }, metadata);
// @ts-expect-error a guest has no customerId, not an undefined one
createDetail(orders.OrderPlaced, { ...version2, customerId: undefined }, metadata);
// @ts-expect-error the contract declares no such field
createDetail(orders.OrderPlaced, { ...version2, cuontry: 'France' }, metadata);
// @ts-expect-error a correlation id is required
createDetail(orders.OrderPlaced, version2, { id: '1', occurredAt: '', producer: { service: 'shop' } });
// @ts-expect-error there is no version 3
orders.OrderPlaced.v3;
// @ts-expect-error a cancellation is no order
const wrong: EventDetail<orders.OrderCancelledV1> = detail;
// @ts-expect-error a lookup may find nothing
catalog['orders.OrderPlaced'].latest;

export { events, wrong };
