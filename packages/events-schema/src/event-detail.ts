import { toViolations } from './contract-violation.ts';
import { DraftEventError } from './draft-event-error.ts';
import { type EventData, toDefinition } from './event-data.ts';
import type { EventDefinition } from './event-definition.ts';
import type { EventFamily } from './event-family.ts';
import type { EventMetadata } from './generated/platform/event-metadata.gen.ts';
import { validate } from './generated/platform/event-metadata.validator.gen.ts';
import { InvalidEnvelopeError } from './invalid-envelope-error.ts';

/** What stands in `detail` of every Busbar event. */
export interface EventDetail<Data = unknown> {
  readonly metadata: EventMetadata;
  readonly data: Data;
}

/** Metadata as a publisher gives it: the version comes from the definition. */
export type EventMetadataInput = Omit<EventMetadata, 'version'>;

/**
 * Checks data and metadata and puts them into an envelope.
 *
 * Stricter than reading: a field that the contract does not declare is refused.
 *
 * @param event a single version, or a family for its latest version.
 * @throws DraftEventError when the contract is a draft.
 * @throws ContractViolationError when the data breaks the contract or holds an undeclared field.
 * @throws InvalidEnvelopeError when the metadata is not valid.
 *
 * @example
 * ```ts
 * createDetail(orders.OrderPlaced, order, {
 *   id: '0195…', occurredAt: '2025-03-01T08:26:00.123Z', correlationId: 'r-1', producer: { service: 'shop' },
 * }); //=> { metadata: { id: '0195…', version: '2.0', … }, data: order }
 * ```
 */
export function createDetail<Event extends EventDefinition | EventFamily>(
  event: Event,
  data: EventData<Event>,
  metadata: EventMetadataInput,
): EventDetail<EventData<Event>> {
  const definition = toDefinition(event);
  const { detailType, version, lifecycle } = definition;
  if (lifecycle === 'draft') throw new DraftEventError({ detailType, version });
  definition.parse(data, { undeclaredFields: 'refuse' });
  const { id, ...others } = metadata;
  const whole: EventMetadata = Object.assign({ id, version }, others, { version });
  const violations = toViolations(validate(whole), whole);
  if (violations.length > 0) throw new InvalidEnvelopeError({ part: 'metadata', id: String(id), violations });
  return { metadata: whole, data };
}
