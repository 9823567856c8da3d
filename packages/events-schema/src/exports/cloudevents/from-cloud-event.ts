import { type ContractViolation, toViolations } from '../../contract-violation.ts';
import type { EventMetadata } from '../../generated/platform/event-metadata.gen.ts';
import { validate } from '../../generated/platform/event-metadata.validator.gen.ts';
import { InvalidEnvelopeError } from '../../invalid-envelope-error.ts';
import type { PublishedEvent } from './to-cloud-event.ts';

/**
 * Decodes a CloudEvent that `toCloudEvent` made, also on another machine: gives what can be published. The data is
 * not checked against its contract.
 *
 * @param cloudEvent a parsed CloudEvent in structured JSON mode.
 * @throws InvalidEnvelopeError when it is no CloudEvent 1.0 with JSON data, or lacks an extension that an event needs.
 *
 * @example
 * ```ts
 * fromCloudEvent(toCloudEvent(event)); //=> { source: 'busbar.shop', 'detail-type': 'orders.OrderPlaced', detail: … }
 * ```
 */
export function fromCloudEvent(
  cloudEvent: unknown,
): PublishedEvent & { readonly resources: readonly string[] } {
  const whole = isRecord(cloudEvent) ? cloudEvent : {};
  const { specversion, id, type, source, datacontenttype = 'application/json', data } = whole;
  const violations = [
    ...expect('/specversion', specversion === '1.0', 'must be "1.0"', specversion),
    ...expect('/type', isText(type), 'must be text', type),
    ...expect(
      '/source',
      isText(source) && decodeUri(source) !== undefined,
      'must be a URI reference',
      source,
    ),
    ...expect(
      '/datacontenttype',
      isText(datacontenttype) && /^application\/json\s*(?:;|$)/i.test(datacontenttype),
      'must be "application/json"',
      datacontenttype,
    ),
    ...expect('/data', isRecord(data), 'must be an object', data),
  ];
  const resources = readResources(whole.awsresources);
  violations.push(
    ...expect('/awsresources', resources !== undefined, 'must be JSON text of a list of texts', undefined),
  );
  const claim = readClaim(whole.dataref, whole.datarefbytes);
  violations.push(...expect('/dataref', claim !== 'wrong', 'must be s3://<bucket>/<key>', whole.dataref));
  const metadata = readMetadata(whole, claim);
  for (const violation of toViolations(validate(metadata), metadata)) {
    violations.push({ ...violation, pointer: attributeOf(violation.pointer) });
  }
  if (violations.length > 0) {
    throw new InvalidEnvelopeError({ part: 'CloudEvent', id: isText(id) ? id : 'unknown', violations });
  }
  return {
    source: decodeUri(source as string)!,
    'detail-type': type as string,
    resources: resources!,
    detail: { metadata: metadata as EventMetadata & Record<string, unknown>, data: data as object },
  };
}

/** Attributes that hold the fields of `metadata`, by the field's pointer. */
const attributes: Readonly<Record<string, string>> = {
  '/id': '/id',
  '/version': '/contractversion',
  '/occurredAt': '/time',
  '/correlationId': '/correlationid',
  '/causationId': '/causationid',
  '/partitionKey': '/partitionkey',
  '/producer': '/producerservice',
  '/producer/service': '/producerservice',
  '/producer/version': '/producerversion',
};

function attributeOf(pointer: string): string {
  return attributes[pointer] ?? pointer.replace(/^\/claim.*/, '/dataref');
}

function readMetadata(whole: Readonly<Record<string, unknown>>, claim: unknown): unknown {
  const { id, contractversion, time, correlationid, causationid, producerservice, producerversion } = whole;
  const { partitionkey, tenant, traceparent } = whole;
  const all = {
    id,
    version: contractversion,
    occurredAt: time,
    correlationId: correlationid,
    causationId: causationid,
    producer: dropMissing({ service: producerservice, version: producerversion }),
    partitionKey: partitionkey,
    tenant,
    traceparent,
    claim: claim === 'wrong' ? undefined : claim,
  };
  return dropMissing(all);
}

function readResources(text: unknown): readonly string[] | undefined {
  if (text === undefined || text === null) return [];
  try {
    const list: unknown = JSON.parse(String(text));
    return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

function readClaim(reference: unknown, sizeBytes: unknown): object | 'wrong' | undefined {
  if (reference === undefined || reference === null) return undefined;
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/su.exec(String(reference)) ?? [];
  if (bucket === undefined || key === undefined) return 'wrong';
  try {
    const size = sizeBytes === undefined || sizeBytes === null ? undefined : Number(sizeBytes);
    return dropMissing({
      bucket: decodeURIComponent(bucket),
      key: decodeURIComponent(key),
      sizeBytes: size,
    });
  } catch {
    return 'wrong';
  }
}

/** Without what is missing; CloudEvents reads `null` as missing. */
function dropMissing(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

function expect(
  pointer: string,
  holds: boolean,
  message: string,
  value: unknown,
): readonly ContractViolation[] {
  return holds ? [] : [{ pointer, keyword: 'cloudevents', message, value, params: {} }];
}

function decodeUri(text: string): string | undefined {
  try {
    return decodeURI(text);
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
