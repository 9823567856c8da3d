import type { ResourceProvider } from '../resource-provider.ts';

/**
 * AWS does not say what its Id looks like: here it is the registry's name, of which there is one policy.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eventschemas-registrypolicy.html
 */
export const eventSchemasRegistryPolicy: ResourceProvider = {
  type: 'AWS::EventSchemas::RegistryPolicy',
  async deploy(resource, { call }) {
    const { Policy, RegistryName } = resource.properties;
    await call('schemas', 'PutResourcePolicy', {
      RegistryName,
      Policy: typeof Policy === 'string' ? Policy : JSON.stringify(Policy),
    });
    return { ref: String(RegistryName), attributes: { Id: String(RegistryName) } };
  },
};
