import platformEnvelope from '../../contracts/_platform/event-bridge-event.schema.json' with { type: 'json' };
import platformMetadata from '../../contracts/_platform/event-metadata.schema.json' with { type: 'json' };
import type { ExportEvent, ExportSchema, ExportVersion } from './export-catalog.ts';

const { $schema: _, ...metadataSchema } = platformMetadata;

/** JSON Schema of `detail.metadata`, as the platform's own contracts have it. */
export const eventMetadataSchema: ExportSchema = metadataSchema;

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
    description: platformEnvelope.description,
    ...(facts.lifecycle === 'deprecated' ? { deprecated: true } : {}),
    type: platformEnvelope.type,
    required: platformEnvelope.required,
    properties: {
      ...platformEnvelope.properties,
      'detail-type': { const: detailType },
      source: { enum: facts.sources },
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
