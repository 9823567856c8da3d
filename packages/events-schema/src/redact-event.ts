import { toMajor } from './event-data.ts';
import type { EventBridgeEvent } from './event-bridge-event.ts';
import { catalog } from './generated/catalog.gen.ts';

/**
 * Copies an event for a log or a screen: its data is redacted by the version that it was published in. Data of an
 * event or version that this build's contracts do not hold becomes `"[undeclared]"`.
 *
 * Holds the catalog, and so every contract: where one event is meant, `redact` of its family or definition is smaller.
 *
 * @example
 * ```ts
 * logger.info('archived', { event: redactEvent(envelope) });
 * ```
 */
export function redactEvent(event: EventBridgeEvent): EventBridgeEvent {
  const { metadata, data } = event.detail;
  const major = toMajor(metadata.version);
  const definition = catalog[event['detail-type']]?.versions.find((version) => version.major === major);
  const redacted = definition === undefined ? '[undeclared]' : definition.redact(data);
  return { ...event, detail: { metadata, data: redacted } };
}
