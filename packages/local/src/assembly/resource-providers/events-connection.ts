import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

interface Described {
  readonly ConnectionArn: string;
  readonly SecretArn: string;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-connection.html */
export const eventsConnection: ResourceProvider = {
  type: 'AWS::Events::Connection',
  async deploy(resource, { call }) {
    const { AuthorizationType, AuthParameters, Description, KmsKeyIdentifier } = resource.properties;
    const { InvocationConnectivityParameters } = resource.properties;
    const name = resource.nameFrom('Name', 64);
    const settings = Object.fromEntries(
      Object.entries({
        Name: name,
        AuthorizationType,
        AuthParameters,
        Description,
        KmsKeyIdentifier,
        InvocationConnectivityParameters,
      }).filter(([, value]) => value !== undefined),
    );
    await createOrUpdate(
      () => call('events', 'CreateConnection', settings),
      'ResourceAlreadyExistsException',
      () => call('events', 'UpdateConnection', settings),
    );
    const described = (await call('events', 'DescribeConnection', { Name: name })) as Described;
    const arn = described.ConnectionArn;
    return {
      ref: name,
      attributes: {
        Arn: arn,
        ArnForPolicy: arn.slice(0, arn.lastIndexOf('/')),
        SecretArn: described.SecretArn,
      },
    };
  },
};
