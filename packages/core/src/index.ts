export { BusbarError, isBusbarError } from './busbar-error.ts';
export type { BusbarErrorOptions, RetryAdvice } from './busbar-error.ts';
export { InvalidArgumentError } from './invalid-argument-error.ts';
export type { InvalidArgumentFacts } from './invalid-argument-error.ts';

export type { AdvanceableClock, Clock, Timer } from './clock.ts';
export { createSystemClock } from './system-clock.ts';
export { createVirtualClock } from './virtual-clock.ts';
export type { VirtualClockOptions } from './virtual-clock.ts';

export { createRandom, createSystemRandom } from './random.ts';
export type { Random } from './random.ts';
export { createUuidV4, createUuidV7 } from './ids.ts';
export type { IdSource } from './ids.ts';

export { limits } from './limits.ts';

export type {
  EventBusPort,
  PutEventsEntry,
  PutEventsEntryResult,
  PutEventsOptions,
} from './event-bus-port.ts';
