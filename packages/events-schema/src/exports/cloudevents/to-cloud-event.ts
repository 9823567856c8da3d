import type { ContractViolation } from '../../contract-violation.ts';
import type { EventBridgeEvent } from '../../event-bridge-event.ts';
import type { EventDetail } from '../../event-detail.ts';
import { InvalidEnvelopeError } from '../../invalid-envelope-error.ts';
import type { CloudEvent } from './cloud-event.ts';

/** The part of an EventBridge event that its publisher gave; the rest is the bus's own. */
export type PublishedEvent<Data = unknown> = Pick<
  EventBridgeEvent<EventDetail<Data>>,
  'source' | 'detail-type' | 'detail'
> & { readonly resources?: readonly string[] };

/** Options of {@link toCloudEvent}. */
export interface CloudEventOptions {
  /** Thing that the event is about. @default none */
  readonly subject?: string;
  /** Names the contract's version. @default `urn:busbar:<detail-type>:<version>` */
  readonly dataschema?: (detailType: string, version: string) => string;
}

/**
 * Encodes an event as a CloudEvent. What the bus added (`id`, `time`, `account`, `region`, `replay-name`) is left out,
 * and so are fields of `metadata` that Busbar does not know.
 *
 * @throws InvalidEnvelopeError when a text holds characters that CloudEvents does not allow: control characters,
 * halves of surrogate pairs, noncharacters.
 *
 * @example
 * ```ts
 * toCloudEvent(event); //=> { specversion: '1.0', id: '0195…', type: 'orders.OrderPlaced', source: 'busbar.shop', … }
 * ```
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#type-system
 */
export function toCloudEvent<Data>(
  event: PublishedEvent<Data>,
  { subject, dataschema = schemaUrn }: CloudEventOptions = {},
): CloudEvent<Data> {
  const { source, 'detail-type': type, resources = [], detail } = event;
  const { id, version, occurredAt, correlationId, causationId, producer } = detail.metadata;
  const { partitionKey, tenant, traceparent, claim } = detail.metadata;
  const attributes = {
    specversion: '1.0',
    id,
    type,
    source,
    time: occurredAt,
    datacontenttype: 'application/json',
    dataschema: dataschema(type, version),
    ...(subject === undefined ? {} : { subject }),
    contractversion: version,
    correlationid: correlationId,
    ...(causationId === undefined ? {} : { causationid: causationId }),
    ...(partitionKey === undefined ? {} : { partitionkey: partitionKey }),
    producerservice: producer.service,
    ...(producer.version === undefined ? {} : { producerversion: producer.version }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(claim === undefined ? {} : { dataref: toObjectUri(claim) }),
    ...(claim?.sizeBytes === undefined ? {} : { datarefbytes: String(claim.sizeBytes) }),
    ...(resources.length === 0 ? {} : { awsresources: JSON.stringify(resources) }),
  } as const;
  const violations = Object.entries(attributes).flatMap(([name, value]) => checkText(name, value));
  if (violations.length > 0) throw new InvalidEnvelopeError({ part: 'CloudEvent', id, violations });
  return { ...attributes, source: encodeURI(source), data: detail.data };
}

function schemaUrn(detailType: string, version: string): string {
  return `urn:busbar:${encodeText(detailType)}:${version}`;
}

function toObjectUri({ bucket, key }: { readonly bucket: string; readonly key: string }): string {
  return `s3://${encodeText(bucket)}/${key.split('/').map(encodeText).join('/')}`;
}

/** Half a surrogate pair cannot be encoded; the check of texts refuses it by name. */
function encodeText(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : text;
}

function checkText(name: string, value: string): readonly ContractViolation[] {
  const isAllowed = value.isWellFormed() && !/[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(value);
  if (isAllowed) return [];
  const message = 'must hold no control characters, halves of surrogate pairs or noncharacters';
  return [{ pointer: `/${name}`, keyword: 'pattern', message, value, params: {} }];
}
