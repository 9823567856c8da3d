import { limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { Tags } from '../event-bus/tags.ts';
import type { Registries } from './registries.ts';
import { isReadOnlyRegistry } from './registry-record.ts';
import { checkSchemaContent } from './check-schema-content.ts';
import type { SchemaRecord, SchemaType, SchemaVersionRecord } from './schema-record.ts';
import { schemaArn } from './schemas-arns.ts';
import { schemasErrors } from './schemas-errors.ts';

/** Name of a schema in its registry. */
export interface SchemaName {
  readonly registryName: string;
  readonly name: string;
}

/** A schema with one of its versions. */
export interface DescribedSchema {
  readonly schema: SchemaRecord;
  readonly version: SchemaVersionRecord;
}

/** What UpdateSchema changes; what is left out stays. */
export interface SchemaUpdate {
  readonly type?: SchemaType;
  readonly content?: string;
  readonly description?: string;
  readonly clientTokenId?: string;
}

/** The schemas of one cloud. Every method throws NotFoundException for a registry, schema or version that is not there. */
export interface Schemas {
  /** @param version @default the latest */
  describe(schema: SchemaName, version?: string): DescribedSchema;
  find(schema: SchemaName): SchemaRecord | undefined;
  /** Sorted by name. */
  list(registryName: string): readonly SchemaRecord[];
  /** Ascending. */
  versions(schema: SchemaName): readonly DescribedSchema[];
  /** @throws {AwsError} ConflictException, BadRequestException, ForbiddenException in a registry of AWS's. */
  create(
    schema: SchemaName,
    first: {
      readonly type: SchemaType;
      readonly content: string;
      readonly description?: string;
      readonly tags: Tags;
    },
  ): DescribedSchema;
  /** Makes a new version when type or content differs from the latest. @throws {AwsError} BadRequestException, ForbiddenException */
  update(schema: SchemaName, update: SchemaUpdate): DescribedSchema;
  setTags(schema: SchemaName, tags: Tags): void;
  delete(schema: SchemaName): void;
  /** @throws {AwsError} BadRequestException for the only version. */
  deleteVersion(schema: SchemaName, version: string): void;
}

const keyOf = ({ registryName, name }: SchemaName) => `${registryName}/${name}`;

/** Creates the schemas on a cloud's store. */
export function createSchemas(cloud: CloudContext, registries: () => Registries): Schemas {
  const records = cloud.store.collection<SchemaRecord>('schemas.schemas');
  const contents = cloud.store.collection<SchemaVersionRecord>('schemas.versions');

  const get = (schema: SchemaName) => {
    registries().get(schema.registryName);
    const record = records.get(keyOf(schema));
    if (record === undefined) throw schemasErrors.notFound(`Schema with name ${schema.name}`);
    return record;
  };
  const changeable = (schema: SchemaName) => {
    if (registries().find(schema.registryName) !== undefined && isReadOnlyRegistry(schema.registryName)) {
      throw schemasErrors.forbidden(`Registry ${schema.registryName} is managed by AWS.`);
    }
    return get(schema);
  };
  const versionOf = (schema: SchemaRecord, version: number): DescribedSchema => ({
    schema,
    version: contents.get(`${keyOf(schema)}/${version}`)!,
  });
  const latestOf = (schema: SchemaRecord) => versionOf(schema, schema.versions.at(-1)!);
  const describe = (name: SchemaName, version?: string) => {
    const schema = get(name);
    if (version === undefined) return latestOf(schema);
    const number = schema.versions.find((each) => String(each) === version);
    if (number === undefined) throw schemasErrors.notFound(`Version ${version} of schema ${name.name}`);
    return versionOf(schema, number);
  };
  const addVersion = (
    schema: SchemaRecord,
    version: Omit<SchemaVersionRecord, 'version' | 'createdAtMs'>,
  ): DescribedSchema => {
    checkSchemaContent(version.type, version.content);
    if (schema.versions.length >= limits.schemas.versionsPerSchema) {
      throw schemasErrors.quotaExceeded('versions of a schema', limits.schemas.versionsPerSchema);
    }
    const number = schema.lastVersion + 1;
    const createdAtMs = cloud.clock.now();
    const changed = {
      ...schema,
      modifiedAtMs: createdAtMs,
      versions: [...schema.versions, number],
      lastVersion: number,
    };
    contents.set(`${keyOf(schema)}/${number}`, { ...version, version: number, createdAtMs });
    records.set(keyOf(schema), changed);
    return latestOf(changed);
  };
  const list = (registryName: string) =>
    [...records.values()]
      .filter((schema) => schema.registryName === registryName)
      .sort((a, b) => (a.name < b.name ? -1 : 1));

  return {
    describe,
    find: (schema) => records.get(keyOf(schema)),
    list(registryName) {
      registries().get(registryName);
      return list(registryName);
    },
    versions(name) {
      const schema = get(name);
      return schema.versions.map((version) => versionOf(schema, version));
    },
    create({ registryName, name }, { type, content, description, tags }) {
      registries().get(registryName);
      if (isReadOnlyRegistry(registryName)) {
        throw schemasErrors.forbidden(`Registry ${registryName} is managed by AWS.`);
      }
      if (records.has(keyOf({ registryName, name }))) {
        throw schemasErrors.exists(`Schema with name ${name}`);
      }
      if (list(registryName).length >= limits.schemas.schemasPerRegistry) {
        throw schemasErrors.quotaExceeded('schemas of a registry', limits.schemas.schemasPerRegistry);
      }
      const schema: SchemaRecord = {
        registryName,
        name,
        arn: schemaArn(cloud, registryName, name),
        tags,
        modifiedAtMs: cloud.clock.now(),
        versions: [],
        lastVersion: 0,
        ...(description !== undefined && { description }),
      };
      return addVersion(schema, { type, content });
    },
    update(name, { type: newType, content, description, clientTokenId }) {
      const known = changeable(name);
      const { version: latest } = latestOf(known);
      if (clientTokenId && latest.clientTokenId === clientTokenId) return latestOf(known);
      const type = newType ?? latest.type;
      if (content === undefined && type !== latest.type) {
        throw schemasErrors.invalid('Content is required when Type changes.');
      }
      const schema =
        description === undefined ? known : { ...known, description, modifiedAtMs: cloud.clock.now() };
      if (content !== undefined && (content !== latest.content || type !== latest.type)) {
        return addVersion(schema, { type, content, ...(clientTokenId && { clientTokenId }) });
      }
      if (schema !== known) records.set(keyOf(name), schema);
      return latestOf(schema);
    },
    setTags(name, tags) {
      records.set(keyOf(name), { ...get(name), tags });
    },
    delete(name) {
      const { versions } = changeable(name);
      for (const version of versions) contents.delete(`${keyOf(name)}/${version}`);
      records.delete(keyOf(name));
    },
    deleteVersion(name, version) {
      const schema = changeable(name);
      const { version: found } = describe(name, version);
      if (schema.versions.length === 1) {
        throw schemasErrors.invalid(
          `Version ${version} is the only one of schema ${name.name}. Delete the schema instead.`,
        );
      }
      contents.delete(`${keyOf(name)}/${version}`);
      records.set(keyOf(name), {
        ...schema,
        versions: schema.versions.filter((each) => each !== found.version),
        modifiedAtMs: cloud.clock.now(),
      });
    },
  };
}
