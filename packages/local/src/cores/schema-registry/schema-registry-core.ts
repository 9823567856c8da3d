import type { CloudContext } from '../../cloud-context.ts';
import type { AccessControl } from '../../iam/access-control.ts';
import type { EventBusCore } from '../event-bus/event-bus-core.ts';
import type { Tags } from '../event-bus/tags.ts';
import { createDiscoverers, type Discoverers } from './discoverers.ts';
import { createRegistries, type Registries } from './registries.ts';
import { createSchemas, type Schemas } from './schemas.ts';
import { parseSchemasArn } from './schemas-arns.ts';
import { schemasErrors } from './schemas-errors.ts';

/** EventBridge Schemas as its own actions see it. */
export interface SchemaRegistryCore {
  readonly registries: Registries;
  readonly schemas: Schemas;
  readonly discoverers: Discoverers;
  /** Tags of a registry, schema or discoverer. @throws {AwsError} NotFoundException */
  tagsOf(arn: string): Tags;
  setTags(arn: string, tags: Tags): void;
}

/** What the schema registry works with. */
export interface SchemaRegistryCoreOptions {
  readonly access: AccessControl;
  /** The buses that are discovered. */
  readonly eventBuses: Pick<EventBusCore, 'buses' | 'rules'>;
}

/**
 * Creates EventBridge Schemas on a cloud's store: restores what the store holds and registers the policies of its
 * registries, which count for their schemas too.
 */
export function createSchemaRegistryCore(
  cloud: CloudContext,
  { access, eventBuses }: SchemaRegistryCoreOptions,
): SchemaRegistryCore {
  const schemas: Schemas = createSchemas(cloud, () => registries);
  const registries = createRegistries(cloud, (name) => schemas.list(name).length > 0);
  const discoverers = createDiscoverers(cloud, { schemas, eventBuses });
  access.registerResourcePolicies('schemas', (arn) => {
    const parsed = parseSchemasArn(cloud, arn);
    if (parsed === undefined || parsed.kind === 'discoverer') return undefined;
    return registries.find(parsed.registryName)?.policy?.document;
  });

  const named = (arn: string) => {
    const parsed = parseSchemasArn(cloud, arn);
    if (parsed === undefined) throw schemasErrors.notFound(`Resource ${arn}`);
    return parsed;
  };

  return {
    registries,
    schemas,
    discoverers,
    tagsOf(arn) {
      const parsed = named(arn);
      if (parsed.kind === 'registry') return registries.get(parsed.registryName).tags;
      if (parsed.kind === 'discoverer') return discoverers.get(parsed.discovererId).tags;
      return schemas.describe({ registryName: parsed.registryName, name: parsed.schemaName }).schema.tags;
    },
    setTags(arn, tags) {
      const parsed = named(arn);
      if (parsed.kind === 'registry') registries.setTags(parsed.registryName, tags);
      else if (parsed.kind === 'discoverer') discoverers.setTags(parsed.discovererId, tags);
      else schemas.setTags({ registryName: parsed.registryName, name: parsed.schemaName }, tags);
    },
  };
}
