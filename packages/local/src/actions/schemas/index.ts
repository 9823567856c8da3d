import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import type { ServiceAction } from '../../gateway/service-action.ts';
import { codeBindingRefusals } from './code-binding-refusals.ts';
import { createDiscoverer } from './create-discoverer.ts';
import { createRegistry } from './create-registry.ts';
import { createSchema } from './create-schema.ts';
import { deleteDiscoverer } from './delete-discoverer.ts';
import { deleteRegistry } from './delete-registry.ts';
import { deleteResourcePolicy } from './delete-resource-policy.ts';
import { deleteSchema } from './delete-schema.ts';
import { deleteSchemaVersion } from './delete-schema-version.ts';
import { describeDiscoverer } from './describe-discoverer.ts';
import { describeRegistry } from './describe-registry.ts';
import { describeSchema } from './describe-schema.ts';
import { exportSchema } from './export-schema.ts';
import { getDiscoveredSchema } from './get-discovered-schema.ts';
import { getResourcePolicy } from './get-resource-policy.ts';
import { listDiscoverers } from './list-discoverers.ts';
import { listRegistries } from './list-registries.ts';
import { listSchemaVersions } from './list-schema-versions.ts';
import { listSchemas } from './list-schemas.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { putResourcePolicy } from './put-resource-policy.ts';
import { searchSchemas } from './search-schemas.ts';
import { startDiscoverer } from './start-discoverer.ts';
import { stopDiscoverer } from './stop-discoverer.ts';
import { tagResource } from './tag-resource.ts';
import { untagResource } from './untag-resource.ts';
import { updateDiscoverer } from './update-discoverer.ts';
import { updateRegistry } from './update-registry.ts';
import { updateSchema } from './update-schema.ts';

/** Every action of EventBridge Schemas, on one core; those of code bindings are refused. */
export function createSchemasActions(schemas: SchemaRegistryCore): readonly ServiceAction[] {
  const actions = [
    createDiscoverer,
    createRegistry,
    createSchema,
    deleteDiscoverer,
    deleteRegistry,
    deleteResourcePolicy,
    deleteSchema,
    deleteSchemaVersion,
    describeDiscoverer,
    describeRegistry,
    describeSchema,
    exportSchema,
    getDiscoveredSchema,
    getResourcePolicy,
    listDiscoverers,
    listRegistries,
    listSchemaVersions,
    listSchemas,
    listTagsForResource,
    putResourcePolicy,
    searchSchemas,
    startDiscoverer,
    stopDiscoverer,
    tagResource,
    untagResource,
    updateDiscoverer,
    updateRegistry,
    updateSchema,
  ].map((action) => action(schemas));
  return [...actions, ...codeBindingRefusals];
}
