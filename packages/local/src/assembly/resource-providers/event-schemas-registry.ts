import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';
import { setSchemasTags, toSchemasTags } from './event-schemas-tags.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eventschemas-registry.html */
export const eventSchemasRegistry: ResourceProvider = {
  type: 'AWS::EventSchemas::Registry',
  async deploy(resource, { cloud, call }) {
    const { Description, Tags } = resource.properties;
    const name = resource.nameFrom('RegistryName', 64);
    const arn = `arn:aws:schemas:${cloud.region}:${cloud.accountId}:registry/${name}`;
    const tags = toSchemasTags(Tags);
    await createOrUpdate(
      () =>
        call('schemas', 'CreateRegistry', {
          RegistryName: name,
          Tags: tags,
          ...(Description !== undefined && { Description }),
        }),
      'ConflictException',
      async () => {
        await call('schemas', 'UpdateRegistry', { RegistryName: name, Description: Description ?? '' });
        await setSchemasTags(call, arn, tags);
      },
    );
    return { ref: arn, attributes: { RegistryArn: arn, RegistryName: name } };
  },
};
