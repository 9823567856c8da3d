import ownMetadata from '../../contracts/_platform/event-metadata.schema.json' with { type: 'json' };
import { bundleSchema } from '../generate/bundle-schema.ts';
import type { ContractProblem } from '../generate/contract-problem.ts';
import type { Json } from '../generate/json-pointer.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import { revisionInWork } from '../generate/release.ts';
import type { SchemaDialect } from './schema-dialect.ts';
import { type RegistryDocument, toRegistryDocument, toRegistrySchemaName } from './to-registry-document.ts';

/** What a contracts folder has to say to a schema registry. */
export interface RegistryDocuments {
  readonly documents: readonly RegistryDocument[];
  /** Names of all versions that there are, drafts and those that cannot be written down included. */
  readonly names: readonly string[];
  /** What is wrong with the contracts, or cannot be said in a dialect; the other versions have their documents. */
  readonly problems: readonly ContractProblem[];
  readonly notes: readonly string[];
}

const metadataFile = '_platform/event-metadata.schema.json';

/**
 * Writes every active and deprecated version of every contract as documents for a schema registry, sorted by name; a draft
 * is nobody's business yet.
 */
export function toRegistryDocuments(
  contracts: ContractFiles,
  dialects: readonly SchemaDialect[],
): RegistryDocuments {
  const { events, schemas, problems } = readContracts(contracts);
  if (problems.length > 0) return { documents: [], names: [], problems, notes: [] };
  // Contracts of a team's own have the envelope of this library.
  const platform = schemas.has(metadataFile) ? schemas : new Map<string, Json>([[metadataFile, ownMetadata]]);
  const metadata = bundleSchema(platform, metadataFile).schema;

  const documents: RegistryDocument[] = [];
  const names: string[] = [];
  const refused: ContractProblem[] = [];
  const notes = new Set<string>();
  for (const { detailType, facts, versions } of events) {
    for (const { major, schemaFile, releases } of versions) {
      const named = { ...facts, detailType, version: `${major}.0` };
      names.push(...dialects.map((dialect) => toRegistrySchemaName(named, dialect)));
      if (facts.lifecycle === 'draft') continue;
      const { schema, problems: unbundled, originOf } = bundleSchema(schemas, schemaFile);
      refused.push(...unbundled);
      const { minor } = revisionInWork(releases, schema);
      const contract = { detailType, version: `${major}.${minor}`, ...facts };
      for (const dialect of unbundled.length > 0 ? [] : dialects) {
        const result = toRegistryDocument({ contract, schema, metadata, dialect });
        if (result.document !== undefined) documents.push(result.document);
        for (const { pointer, reason, fix } of result.problems)
          refused.push({ ...originOf(pointer), reason, fix });
        for (const note of result.notes) notes.add(note);
      }
    }
  }
  documents.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { documents, names, problems: refused, notes: [...notes] };
}
