import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';
import { setSchemasTags, toSchemasTags } from './event-schemas-tags.ts';

interface DeployedSchema {
  readonly LastModified: string;
  readonly SchemaVersion: string;
  readonly VersionCreatedDate: string;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eventschemas-schema.html */
export const eventSchemasSchema: ResourceProvider = {
  type: 'AWS::EventSchemas::Schema',
  async deploy(resource, { cloud, call }) {
    const { RegistryName, Content, Description, Tags, Type } = resource.properties;
    const name = resource.nameFrom('SchemaName', 385);
    const arn = `arn:aws:schemas:${cloud.region}:${cloud.accountId}:schema/${String(RegistryName)}/${name}`;
    const tags = toSchemasTags(Tags);
    const schema = { RegistryName, SchemaName: name, Content, Type };
    const deployed = (await createOrUpdate(
      () =>
        call('schemas', 'CreateSchema', {
          ...schema,
          Tags: tags,
          ...(Description !== undefined && { Description }),
        }),
      'ConflictException',
      async () => {
        await setSchemasTags(call, arn, tags);
        return call('schemas', 'UpdateSchema', { ...schema, Description: Description ?? '' });
      },
    )) as DeployedSchema;
    const { LastModified, SchemaVersion, VersionCreatedDate } = deployed;
    return {
      ref: arn,
      attributes: { SchemaArn: arn, SchemaName: name, SchemaVersion, LastModified, VersionCreatedDate },
    };
  },
};
