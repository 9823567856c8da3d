import { discovererArn, registryArn, schemaArn } from '../../cores/schema-registry/schemas-arns.ts';
import type { ActionContext, RequiredPermission } from '../../gateway/service-action.ts';

type Input = Readonly<Record<string, unknown>>;
type Permissions = (input: Input, context: ActionContext) => readonly RequiredPermission[];

const on =
  (resourceOf: (input: Input, context: ActionContext) => string) =>
  (action: string): Permissions =>
  (input, context) => {
    const resource = resourceOf(input, context);
    const needed = [{ action, resource }];
    const tags = action.startsWith('schemas:Create') ? input.Tags : undefined;
    const tagged = typeof tags === 'object' && tags !== null && Object.keys(tags).length > 0;
    return tagged ? [...needed, { action: 'schemas:TagResource', resource }] : needed;
  };

/**
 * Permissions of one action by the kind of resource that it is on. Whoever creates something with tags must be allowed to
 * tag it. Inputs are not checked yet when these are asked.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_schemas.html
 */
export const permissionOn = {
  everything: on(() => '*'),
  registries: on((_, { cloud }) => registryArn(cloud, '*')),
  discoverers: on((_, { cloud }) => discovererArn(cloud, '*')),
  registry: on(({ RegistryName }, { cloud }) => registryArn(cloud, String(RegistryName))),
  schema: on(({ RegistryName, SchemaName }, { cloud }) =>
    schemaArn(cloud, String(RegistryName), String(SchemaName)),
  ),
  /** Every schema of a registry. */
  schemas: on(({ RegistryName }, { cloud }) => schemaArn(cloud, String(RegistryName), '*')),
  discoverer: on(({ DiscovererId }, { cloud }) => discovererArn(cloud, String(DiscovererId))),
  arn: on(({ ResourceArn }) => String(ResourceArn)),
} as const;
