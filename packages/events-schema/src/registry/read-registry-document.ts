import type { JsonObject } from '../compatibility/schema-space.ts';
import { atPointer, isJsonObject, type Json, joinPointer } from '../generate/json-pointer.ts';
import { type ContractExtension, contractExtensionKey } from './contract-extension.ts';
import type { ConversionProblem } from './conversion-problem.ts';
import type { SchemaDialect } from './schema-dialect.ts';
import { upConvert } from './up-convert.ts';

/** What a registered document says of an event. */
export interface RegisteredEvent {
  /** The contract that it was pushed from; `undefined` for documents of other origin. */
  readonly contract: ContractExtension | undefined;
  /** `x-amazon-events-detail-type`. */
  readonly detailType: string | undefined;
  /** `x-amazon-events-source`. */
  readonly source: string | undefined;
  /** What the data was in: `busbar` has `detail.metadata` as Busbar's publishers write it, `event-bridge` another `detail`. */
  readonly envelope: 'busbar' | 'event-bridge' | 'none';
  /** JSON Schema 2020-12 of what a contract describes: Busbar's `detail.data`, else `detail`, else the whole document. */
  readonly schema: JsonObject;
  /** Pointers lead into the document. */
  readonly problems: readonly ConversionProblem[];
  readonly notes: readonly string[];
}

/**
 * Reads a document of a schema registry, of whatever origin: it takes the event's data out of EventBridge's envelope and
 * converts it to the JSON Schema that contracts are written in.
 */
export function readRegistryDocument(content: string, dialect: SchemaDialect): RegisteredEvent {
  const failed = (pointer: string, reason: string, fix: string): RegisteredEvent => ({
    contract: undefined,
    detailType: undefined,
    source: undefined,
    envelope: 'none',
    schema: {},
    problems: [{ pointer, keyword: '', reason, fix }],
    notes: [],
  });
  let document: Json;
  try {
    document = JSON.parse(content) as Json;
  } catch (error) {
    const reason = `the content is no JSON: ${error instanceof Error ? error.message : String(error)}`;
    return failed('', reason, 'Correct the document where it comes from');
  }
  if (!isJsonObject(document))
    return failed('', 'the content is no JSON object', 'Correct the document where it comes from');
  const pointer = dialect === 'OpenApi3' ? findEvent(document) : '';
  if (pointer === undefined) {
    return failed(
      '/components/schemas',
      'there is no AWSEvent among the components, and more than one schema that could be the event',
      'Name the component of the event AWSEvent, as EventBridge does',
    );
  }

  const event = atPointer(document, pointer);
  const marks = isJsonObject(event) ? event : {};
  const textOf = (key: string) => [marks[key], document[key]].find((each) => typeof each === 'string');
  const { envelope, data } = findData(document, pointer);
  const { schema, problems, notes } = upConvert(document, { dialect, pointer: data });
  const extension = document[contractExtensionKey];
  return {
    contract: isContractExtension(extension) ? extension : undefined,
    detailType: textOf('x-amazon-events-detail-type'),
    source: textOf('x-amazon-events-source'),
    envelope,
    schema,
    problems,
    notes,
  };
}

/** The component that is the event: AWSEvent, or the only one there is, or the one that the title names. */
function findEvent(document: JsonObject): string | undefined {
  const at = '/components/schemas';
  const schemas = atPointer(document, at);
  const names = isJsonObject(schemas) ? Object.keys(schemas) : [];
  const title = atPointer(document, '/info/title');
  const name = ['AWSEvent', names.length === 1 ? names[0] : undefined, title].find(
    (each) => typeof each === 'string' && names.includes(each),
  );
  return typeof name === 'string' ? joinPointer(at, name) : undefined;
}

/** Where the data is: in `detail.data` of an event of Busbar's, in `detail` of any other, or there. */
function findData(
  document: Json,
  pointer: string,
): { readonly envelope: RegisteredEvent['envelope']; readonly data: string } {
  const event = followed(document, pointer);
  const members = atPointer(document, `${event}/properties`);
  if (!isJsonObject(members) || members.detail === undefined || members['detail-type'] === undefined)
    return { envelope: 'none', data: event };
  const detail = followed(document, `${event}/properties/detail`);
  const fields = atPointer(document, `${detail}/properties`);
  const isBusbars = isJsonObject(fields) && fields.data !== undefined && fields.metadata !== undefined;
  const metadata = isBusbars
    ? atPointer(document, followed(document, `${detail}/properties/metadata`))
    : undefined;
  const known = isJsonObject(metadata) && isJsonObject(metadata.properties) ? metadata.properties : {};
  const isMetadata = ['id', 'version', 'occurredAt'].every((name) => known[name] !== undefined);
  return isBusbars && isMetadata
    ? { envelope: 'busbar', data: followed(document, `${detail}/properties/data`) }
    : { envelope: 'event-bridge', data: detail };
}

/** Follows `$ref` to where the schema is written. */
function followed(document: Json, pointer: string): string {
  const seen = new Set<string>();
  let at = pointer;
  while (!seen.has(at)) {
    seen.add(at);
    const schema = atPointer(document, at);
    if (!isJsonObject(schema) || typeof schema.$ref !== 'string' || !schema.$ref.startsWith('#')) break;
    const next = schema.$ref.slice(1);
    if (atPointer(document, next) === undefined) break;
    at = next;
  }
  return at;
}

function isContractExtension(value: Json | undefined): value is Json & ContractExtension {
  return (
    isJsonObject(value) &&
    typeof value.detailType === 'string' &&
    /^[1-9]\d*\.\d+$/.test(String(value.version)) &&
    Array.isArray(value.sources) &&
    value.sources.every((source: Json) => typeof source === 'string') &&
    typeof value.owner === 'string' &&
    typeof value.description === 'string'
  );
}
