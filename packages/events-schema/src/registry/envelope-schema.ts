import type { JsonObject } from '../compatibility/schema-space.ts';

const text = { type: 'string' } as const;

/**
 * The envelope as EventBridge's schema discovery writes it, so that code bindings of pushed and of discovered schemas
 * look alike.
 *
 * @param detail reference to the schema of `detail`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-create.html
 */
export function envelopeSchema(detailType: string, source: string, detail: JsonObject): JsonObject {
  return {
    type: 'object',
    required: ['detail-type', 'resources', 'detail', 'id', 'source', 'time', 'region', 'version', 'account'],
    'x-amazon-events-detail-type': detailType,
    'x-amazon-events-source': source,
    properties: {
      detail,
      account: text,
      'detail-type': text,
      id: text,
      region: text,
      resources: { type: 'array', items: text },
      source: text,
      time: { type: 'string', format: 'date-time' },
      version: text,
    },
  };
}
