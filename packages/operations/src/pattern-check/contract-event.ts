import type { JsonSchema } from '@busbar/event-pattern';
import {
  bundleSchema,
  type ContractFiles,
  isJsonObject,
  type Json,
  readContracts,
} from '@busbar/events-schema/generate';
import { isBesideSchemas } from '../field-reads/contract-fields.ts';

/** One version of a contract as rules meet it: with the whole event around its data. */
export interface ContractEvent {
  readonly detailType: string;
  readonly domain: string;
  readonly major: number;
  readonly sources: readonly string[];
  /** JSON Schema of the EventBridge event, envelope included. */
  readonly schema: JsonSchema;
}

const envelopeFile = '_platform/event-bridge-event.schema.json';
const metadataFile = '_platform/event-metadata.schema.json';
const composedFile = '_platform/composed-event.schema.json';

/** What EventBridge puts around every `detail`, for contracts without a platform folder. */
const plainEnvelope: { readonly [key: string]: Json } = {
  type: 'object',
  required: ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail'],
  properties: {
    ...Object.fromEntries(
      ['version', 'id', 'account', 'time', 'region', 'replay-name'].map((name) => [name, { type: 'string' }]),
    ),
    resources: { type: 'array', items: { type: 'string' } },
  },
};

/**
 * Composes for each version of each contract the schema of its whole event: detail-type and sources of the contract, the
 * envelope and metadata of `_platform`, `metadata.version` of the major, the data of the version.
 *
 * @returns none when the contracts are wrong, but for examples and releases.
 */
export function composeContractEvents(files: ContractFiles): readonly ContractEvent[] {
  const { events, schemas, problems } = readContracts(files);
  if (problems.some(({ file }) => !isBesideSchemas(file))) return [];
  const given = schemas.get(envelopeFile);
  const envelope = isJsonObject(given) ? given : plainEnvelope;
  const known = isJsonObject(envelope.properties) ? envelope.properties : {};
  return events.flatMap(({ detailType, domain, facts, versions }) =>
    versions.map(({ major, schemaFile }) => {
      const composed: Json = {
        type: 'object',
        required: envelope.required ?? [],
        // EventBridge gives events these fields and no others.
        additionalProperties: false,
        properties: {
          ...known,
          'detail-type': { const: detailType },
          source: { enum: facts.sources },
          detail: {
            type: 'object',
            required: ['metadata', 'data'],
            properties: {
              metadata: {
                ...(schemas.has(metadataFile) ? { $ref: 'event-metadata.schema.json' } : { type: 'object' }),
                properties: { version: { type: 'string', pattern: `^${major}\\.[0-9]+$` } },
              },
              data: { $ref: `../${schemaFile}` },
            },
          },
        },
      };
      const { schema } = bundleSchema(new Map([...schemas, [composedFile, composed]]), composedFile);
      return { detailType, domain, major, sources: facts.sources, schema };
    }),
  );
}
