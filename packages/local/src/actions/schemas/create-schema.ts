import type { Tags } from '../../cores/event-bus/tags.ts';
import type { SchemaType } from '../../cores/schema-registry/schema-record.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toSchemaEntry } from './schemas-entry.ts';
import { members, ofSchema, type SchemaInput, toSchemaName } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends SchemaInput {
  readonly Content: string;
  readonly Type: SchemaType;
  readonly Description?: string;
  readonly Tags?: Tags;
}

/** Creates a schema with its first version. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname.html#CreateSchema */
export const createSchema = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'CreateSchema',
    rest: {
      method: 'POST',
      path: '/v1/registries/name/{RegistryName}/schemas/name/{SchemaName}',
      status: 201,
    },
    constraints: {
      ...ofSchema,
      Content: { ...members.content, required: true },
      Type: { ...members.type, required: true },
      Description: members.description,
      Tags: members.tags,
    },
    permissions: permissionOn.schema('schemas:CreateSchema'),
    handle({ Content, Type, Description, Tags = {}, ...name }) {
      const described = core.schemas.create(toSchemaName(name), {
        content: Content,
        type: Type,
        tags: Tags,
        ...(Description !== undefined && { description: Description }),
      });
      return toSchemaEntry(described);
    },
  });
