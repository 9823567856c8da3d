export type { CloudEvent } from './cloud-event.ts';
export { fromCloudEvent } from './from-cloud-event.ts';
export { toCloudEvent } from './to-cloud-event.ts';
export type { CloudEventOptions, PublishedEvent } from './to-cloud-event.ts';
