import { limits } from '@busbar/core';
import type { JsonObject } from '../compatibility/schema-space.ts';
import type { Json } from '../generate/json-pointer.ts';
import { type ContractExtension, contractExtensionKey } from './contract-extension.ts';
import type { ConversionProblem } from './conversion-problem.ts';
import { downConvert } from './down-convert.ts';
import { envelopeSchema } from './envelope-schema.ts';
import { dialectTitles, referencePrefixes, type SchemaDialect } from './schema-dialect.ts';

/** Options of {@link toRegistryDocument}. */
export interface RegistryDocumentOptions {
  readonly contract: ContractExtension;
  /** JSON Schema 2020-12 of the data, standing on its own. */
  readonly schema: Json;
  /** JSON Schema 2020-12 of `detail.metadata`, standing on its own. */
  readonly metadata: Json;
  readonly dialect: SchemaDialect;
}

/** One version of a contract as a schema registry stores it. */
export interface RegistryDocument {
  /** `busbar.shop@orders.OrderPlaced-v2`, with `-draft4` behind it in that dialect. */
  readonly name: string;
  readonly dialect: SchemaDialect;
  /** At most 256 characters. */
  readonly description: string;
  /** JSON text of at most 100,000 characters. */
  readonly content: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A document, or why there is none. */
export interface RegistryDocumentResult {
  readonly document: RegistryDocument | undefined;
  /** Pointers lead into `schema`. */
  readonly problems: readonly ConversionProblem[];
  readonly notes: readonly string[];
}

/** The name of a version in a registry: `<source>@<domain>.<Event>-v<major>`, in JSON Schema draft 4 with `-draft4`. */
export function toRegistrySchemaName(
  { sources, detailType, version }: Pick<ContractExtension, 'sources' | 'detailType' | 'version'>,
  dialect: SchemaDialect,
): string {
  const form = dialect === 'JSONSchemaDraft4' ? '-draft4' : '';
  return `${sources[0] ?? ''}@${detailType}-v${version.split('.')[0]}${form}`;
}

/**
 * Writes one version of a contract as a document for a schema registry: the EventBridge envelope, in it
 * `detail = { metadata, data }`, and the contract's facts under `x-busbar-contract`.
 *
 * @example
 * ```ts
 * toRegistryDocument({ contract, schema, metadata, dialect: 'OpenApi3' }).document?.name;
 * //=> 'busbar.shop@orders.OrderPlaced-v2'
 * ```
 */
export function toRegistryDocument({
  contract,
  schema,
  metadata,
  dialect,
}: RegistryDocumentOptions): RegistryDocumentResult {
  const { detailType, version, sources, description, owner, lifecycle } = contract;
  const event = detailType.split('.')[1] ?? detailType;
  const [dataName, metadataName] = [`${event}Data`, 'EventMetadata'];
  const fixed = ['AWSEvent', event, dataName, metadataName];
  const data = downConvert(schema, { dialect, name: dataName, taken: fixed });
  const head = downConvert(metadata, {
    dialect,
    name: metadataName,
    taken: [...fixed, ...data.components.keys()],
  });
  const to = (name: string): JsonObject => ({ $ref: `${referencePrefixes[dialect]}${name}` });
  const envelope = envelopeSchema(detailType, sources[0] ?? '', to(event));
  const components = {
    [event]: {
      type: 'object',
      required: ['metadata', 'data'],
      properties: { metadata: to(metadataName), data: to(dataName) },
    },
    [dataName]: data.schema,
    ...Object.fromEntries(data.components),
    [metadataName]: head.schema,
    ...Object.fromEntries(head.components),
  };
  const extension = { [contractExtensionKey]: contract };
  const document =
    dialect === 'OpenApi3'
      ? {
          openapi: '3.0.0',
          info: { version, title: detailType, description },
          ...extension,
          paths: {},
          components: { schemas: { AWSEvent: envelope, ...components } },
        }
      : {
          $schema: 'http://json-schema.org/draft-04/schema#',
          title: detailType,
          description,
          ...extension,
          ...envelope,
          definitions: components,
        };

  const [laidOut, minified] = [JSON.stringify(document, null, 2), JSON.stringify(document)];
  const most = limits.schemas.contentCharacters;
  const content = laidOut.length <= most ? laidOut : minified;
  const problems = [...data.problems, ...head.problems];
  if (content.length > most) {
    problems.push({
      pointer: '',
      keyword: '',
      reason: `as ${dialectTitles[dialect]} the document has ${content.length} characters, the registry takes ${most}`,
      fix: 'Shorten descriptions, refer to a shared definition where the same fields stand twice, or split the event',
    });
  }
  const name = toRegistrySchemaName(contract, dialect);
  if (name.length > limits.schemas.schemaNameCharacters) {
    problems.push({
      pointer: '',
      keyword: '',
      reason: `its name in the registry, "${name}", has ${name.length} characters, the registry takes ${limits.schemas.schemaNameCharacters}`,
      fix: 'Shorten the first source of contract.json or the name of the event',
    });
  }
  const notes = [...new Set([...data.notes, ...head.notes])];
  if (problems.length > 0) return { document: undefined, problems, notes };
  return {
    document: {
      name,
      dialect,
      description: cut(description, limits.schemas.descriptionCharacters),
      content,
      tags: {
        'busbar:contract': detailType,
        'busbar:version': version,
        'busbar:owner': tagValue(owner),
        'busbar:lifecycle': lifecycle,
      },
    },
    problems,
    notes,
  };
}

/** A tag's value takes letters, digits, spaces and `_.:/=+-@`, at most 256. @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
function tagValue(text: string): string {
  return cut(text.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '_'), 256);
}

/** The beginning of a text, without half of a character that takes two UTF-16 units. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
