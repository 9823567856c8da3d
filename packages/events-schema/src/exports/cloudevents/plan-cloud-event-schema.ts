import type { ExportEvent, ExportSchema, ExportVersion } from '../export-catalog.ts';
import { rebaseSchema } from '../rebase-schema.ts';

const text = { type: 'string', minLength: 1 } as const;

/** Plans the JSON Schema of one version of an event as `toCloudEvent` encodes it, in structured mode. */
export function planCloudEventSchema(
  { detailType, facts }: ExportEvent,
  { major, schema }: ExportVersion,
): ExportSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${detailType} version ${major} as a CloudEvent`,
    description: facts.description,
    ...(facts.lifecycle === 'deprecated' ? { deprecated: true } : {}),
    type: 'object',
    required: [
      'specversion',
      'id',
      'type',
      'source',
      'time',
      'datacontenttype',
      'dataschema',
      'contractversion',
      'correlationid',
      'producerservice',
      'data',
    ],
    propertyNames: { pattern: '^[a-z0-9]+$' },
    properties: {
      specversion: { const: '1.0' },
      id: { description: 'Together with source the identity of the event.', ...text, maxLength: 128 },
      type: { const: detailType },
      source: { enum: facts.sources },
      time: { description: 'When it happened.', type: 'string', format: 'date-time' },
      datacontenttype: { const: 'application/json' },
      dataschema: { type: 'string', format: 'uri' },
      subject: text,
      contractversion: { type: 'string', pattern: `^${major}\\.[0-9]+$` },
      correlationid: text,
      causationid: text,
      partitionkey: text,
      producerservice: text,
      producerversion: text,
      tenant: text,
      traceparent: { type: 'string', pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' },
      dataref: { type: 'string', format: 'uri' },
      datarefbytes: { type: 'string', pattern: '^[0-9]+$' },
      awsresources: { description: 'JSON text of a list of ARNs.', ...text },
      data: rebaseSchema(schema, '#/properties/data'),
    },
  };
}
