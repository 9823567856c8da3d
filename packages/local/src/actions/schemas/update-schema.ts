import type { SchemaType } from '../../cores/schema-registry/schema-record.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toSchemaEntry } from './schemas-entry.ts';
import { members, ofSchema, type SchemaInput, toSchemaName } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends SchemaInput {
  readonly ClientTokenId?: string;
  readonly Content?: string;
  readonly Description?: string;
  readonly Type?: SchemaType;
}

/** Changes a schema; content that differs from the latest makes a new version. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname.html#UpdateSchema */
export const updateSchema = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'UpdateSchema',
    rest: { method: 'PUT', path: '/v1/registries/name/{RegistryName}/schemas/name/{SchemaName}' },
    constraints: {
      ...ofSchema,
      ClientTokenId: { type: 'string', maximum: 36 },
      Content: members.content,
      Description: members.description,
      Type: members.type,
    },
    permissions: permissionOn.schema('schemas:UpdateSchema'),
    handle({ ClientTokenId, Content, Description, Type, ...name }) {
      const described = core.schemas.update(toSchemaName(name), {
        ...(ClientTokenId !== undefined && { clientTokenId: ClientTokenId }),
        ...(Content !== undefined && { content: Content }),
        ...(Description !== undefined && { description: Description }),
        ...(Type !== undefined && { type: Type }),
      });
      return toSchemaEntry(described);
    },
  });
