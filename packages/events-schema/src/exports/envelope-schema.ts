import type { ExportEvent, ExportSchema, ExportVersion } from './export-catalog.ts';

const name = { type: 'string', minLength: 1, maxLength: 128 } as const;

/** JSON Schema of `detail.metadata`: the one that the platform's own contracts hold. */
export const eventMetadataSchema: ExportSchema = {
  description: 'What every Busbar event says about itself, beside its data.',
  type: 'object',
  required: ['id', 'version', 'occurredAt', 'correlationId', 'producer'],
  properties: {
    id: {
      description:
        'Made once by the producer and the same over retries, replays and redrives: key idempotency on it. A UUIDv7 unless the producer gave its own.',
      ...name,
    },
    version: {
      description: 'Version of the contract that the data was checked against, "<major>.<minor>".',
      type: 'string',
      pattern: '^[1-9][0-9]*\\.[0-9]+$',
    },
    occurredAt: {
      description: 'When it happened, to the millisecond; the time that EventBridge keeps has whole seconds.',
      type: 'string',
      format: 'date-time',
    },
    correlationId: { description: 'The same for everything that one request set off.', ...name },
    causationId: { description: 'Id of the event or command that led to this one.', ...name },
    producer: {
      description: 'Who published it.',
      type: 'object',
      required: ['service'],
      properties: { service: name, version: { description: 'Release of the service.', ...name } },
    },
    partitionKey: {
      description: 'Events with one key concern one thing.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
    },
    tenant: name,
    traceparent: {
      description:
        'W3C trace context. EventBridge drops trace headers from what it archives and replays, so it travels here.',
      type: 'string',
      pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$',
    },
    claim: {
      description: 'Claim check: where the whole data lies when it is too large to travel.',
      type: 'object',
      required: ['bucket', 'key'],
      properties: {
        bucket: { type: 'string', minLength: 1 },
        key: { type: 'string', minLength: 1 },
        sizeBytes: { type: 'integer', minimum: 0 },
      },
    },
  },
};

/**
 * Plans the JSON Schema of one version of an event as EventBridge delivers it.
 *
 * @param metadata `$ref` of {@link eventMetadataSchema} in the document.
 * @param data `$ref` of the version's data.
 */
export function planEnvelopeSchema(
  { detailType, facts }: ExportEvent,
  { major }: ExportVersion,
  metadata: string,
  data: string,
): ExportSchema {
  const version = {
    description: 'Every minor version of this major.',
    type: 'string',
    pattern: `^${major}\\.[0-9]+$`,
  };
  return {
    description: "An event as EventBridge delivers it, with Busbar's detail inside.",
    ...(facts.lifecycle === 'deprecated' ? { deprecated: true } : {}),
    type: 'object',
    required: ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail'],
    properties: {
      version: { type: 'string' },
      id: {
        description: 'Given by the bus, a new one for each publication: never key idempotency on it.',
        type: 'string',
        minLength: 1,
      },
      'detail-type': { const: detailType },
      source: { enum: facts.sources },
      account: { type: 'string' },
      time: { description: 'Whole seconds.', type: 'string', format: 'date-time' },
      region: { type: 'string' },
      'replay-name': { description: 'Only on replayed events.', type: 'string', minLength: 1 },
      resources: { type: 'array', items: { type: 'string' } },
      detail: {
        type: 'object',
        required: ['metadata', 'data'],
        properties: {
          metadata: { allOf: [{ $ref: metadata }, { properties: { version } }] },
          data: { $ref: data },
        },
      },
    },
  };
}
