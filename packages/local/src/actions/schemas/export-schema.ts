import { openApiToDraft4 } from '../../cores/schema-inference/open-api-to-draft4.ts';
import { isManagedRegistry } from '../../cores/schema-registry/registry-record.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { schemasErrors } from '../../cores/schema-registry/schemas-errors.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members, ofSchema, type SchemaInput, toSchemaName } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends SchemaInput {
  readonly SchemaVersion?: string;
  readonly Type: string;
}

/** Exports a discovered schema, or one of AWS, as JSON Schema draft 4; AWS exports no schemas of own registries. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname-export.html#ExportSchema */
export const exportSchema = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'ExportSchema',
    rest: { method: 'GET', path: '/v1/registries/name/{RegistryName}/schemas/name/{SchemaName}/export' },
    constraints: {
      ...ofSchema,
      SchemaVersion: members.text,
      Type: { ...members.text, required: true },
    },
    permissions: permissionOn.schema('schemas:ExportSchema'),
    handle({ SchemaVersion, Type, ...name }) {
      const { schema, version } = core.schemas.describe(toSchemaName(name), SchemaVersion);
      if (Type !== 'JSONSchemaDraft4') {
        throw schemasErrors.invalid(
          `Type ${Type} is not supported: schemas are exported as JSONSchemaDraft4.`,
        );
      }
      if (!isManagedRegistry(name.RegistryName)) {
        throw schemasErrors.invalid(
          `Schemas of registry ${name.RegistryName} cannot be exported: only those of aws.events and discovered-schemas can.`,
        );
      }
      const content =
        version.type === 'OpenApi3'
          ? JSON.stringify(openApiToDraft4(JSON.parse(version.content) as Record<string, unknown>))
          : version.content;
      return {
        Content: content,
        SchemaArn: schema.arn,
        SchemaName: schema.name,
        SchemaVersion: String(version.version),
        Type,
      };
    },
  });
