import type { DiscovererRecord } from '../../cores/schema-registry/discoverer-record.ts';
import type { RegistryPolicy, RegistryRecord } from '../../cores/schema-registry/registry-record.ts';
import type { SchemaRecord } from '../../cores/schema-registry/schema-record.ts';
import type { DescribedSchema } from '../../cores/schema-registry/schemas.ts';

/** A registry as ListRegistries shows it. */
export function toRegistrySummary({ name, arn, tags }: RegistryRecord) {
  return { RegistryArn: arn, RegistryName: name, tags };
}

/** A registry as it is described. */
export function toRegistryEntry(registry: RegistryRecord) {
  const { description } = registry;
  return { ...toRegistrySummary(registry), ...(description !== undefined && { Description: description }) };
}

/** A schema as ListSchemas shows it. */
export function toSchemaSummary({ name, arn, tags, modifiedAtMs, versions }: SchemaRecord) {
  return {
    LastModified: toTime(modifiedAtMs),
    SchemaArn: arn,
    SchemaName: name,
    VersionCount: versions.length,
    tags,
  };
}

/** A version as ListSchemaVersions shows it. */
export function toVersionSummary({ schema, version }: DescribedSchema) {
  return {
    SchemaArn: schema.arn,
    SchemaName: schema.name,
    SchemaVersion: String(version.version),
    Type: version.type,
  };
}

/** A schema as CreateSchema and UpdateSchema answer it. */
export function toSchemaEntry(described: DescribedSchema) {
  const { schema, version } = described;
  return {
    ...toVersionSummary(described),
    ...(schema.description !== undefined && { Description: schema.description }),
    LastModified: toTime(schema.modifiedAtMs),
    VersionCreatedDate: toTime(version.createdAtMs),
    tags: schema.tags,
  };
}

/** A discoverer as ListDiscoverers shows it. */
export function toDiscovererSummary({ arn, id, sourceArn, state, crossAccount, tags }: DiscovererRecord) {
  return {
    CrossAccount: crossAccount,
    DiscovererArn: arn,
    DiscovererId: id,
    SourceArn: sourceArn,
    State: state,
    tags,
  };
}

/** A discoverer as it is described. */
export function toDiscovererEntry(discoverer: DiscovererRecord) {
  const { description } = discoverer;
  return {
    ...toDiscovererSummary(discoverer),
    ...(description !== undefined && { Description: description }),
  };
}

/** The policy of a registry as it is shown. */
export function toPolicyEntry({ document, revisionId }: RegistryPolicy) {
  return { Policy: JSON.stringify(document), RevisionId: revisionId };
}

/** Times of this API are ISO 8601. */
export function toTime(atMs: number): string {
  return new Date(atMs).toISOString();
}
