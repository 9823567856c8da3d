export { startTestBus } from './start-test-bus.ts';
export type { TestBus, TestBusOptions } from './test-bus.ts';
export type { DeliveryFate } from './unexpected-delivery-error.ts';
export { UnexpectedDeliveryError } from './unexpected-delivery-error.ts';
export { UnknownSubscriptionError } from './unknown-subscription-error.ts';
