export { createPublisher } from './create-publisher.ts';
export type { CallOptions, Publisher, PublisherOptions, PublisherSettings } from './publisher.ts';
export type { EventOptions, PublishableEvent, PublishItem, PublishItems } from './publishable-event.ts';
export type { PreparedEvent } from './prepare-event.ts';
export type { AcceptedEvent, PublishedEvent, RejectedEvent } from './rejected-event.ts';
export type { RetryPolicy } from './retry-policy.ts';
export type { PublisherWarning } from './publisher-warning.ts';
export type { EventBusUnverifiedWarning } from './event-bus-check.ts';
export type { DeprecatedEventWarning } from './deprecation-warning.ts';

export { createEventBridgeEventBus } from './create-event-bridge-event-bus.ts';
export type { EventBridgeEventBusOptions } from './create-event-bridge-event-bus.ts';
export { createInProcessEventBus } from './create-in-process-event-bus.ts';
export type { InProcessEventBus, InProcessEventBusOptions } from './create-in-process-event-bus.ts';

export { EventBusCallError } from './event-bus-call-error.ts';
export type { EventBusCallFacts } from './event-bus-call-error.ts';
export { EventBusNotFoundError } from './event-bus-not-found-error.ts';
export { EventTooLargeError } from './event-too-large-error.ts';
export type { EventTooLargeFacts } from './event-too-large-error.ts';
export { InvalidEventsError } from './invalid-events-error.ts';
export type { InvalidEvent } from './invalid-events-error.ts';
export { PublishAbortedError } from './publish-aborted-error.ts';
export type { PublishAbortedFacts } from './publish-aborted-error.ts';
export { PublishRejectedError } from './publish-rejected-error.ts';
export type { PublishRejectedFacts } from './publish-rejected-error.ts';
export { SourceNotAllowedError } from './source-not-allowed-error.ts';
export type { SourceNotAllowedFacts } from './source-not-allowed-error.ts';

export { entrySizeBytes } from './entry-size-bytes.ts';
export { packEntries } from './pack-entries.ts';
export type { PackLimits, SizedEntry } from './pack-entries.ts';
