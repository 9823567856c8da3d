import type { DeprecatedEventWarning } from './deprecation-warning.ts';
import type { EventBusUnverifiedWarning } from './event-bus-check.ts';

/** Something that an operator should know and that did not stop the publisher. `code` tells them apart. */
export type PublisherWarning = EventBusUnverifiedWarning | DeprecatedEventWarning;
