import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-apidestination.html */
export const eventsApiDestination: ResourceProvider = {
  type: 'AWS::Events::ApiDestination',
  async deploy(resource, { call }) {
    const { ConnectionArn, Description, HttpMethod, InvocationEndpoint } = resource.properties;
    const rate = resource.properties.InvocationRateLimitPerSecond;
    const name = resource.nameFrom('Name', 64);
    const settings = Object.fromEntries(
      Object.entries({
        Name: name,
        ConnectionArn,
        Description,
        HttpMethod,
        InvocationEndpoint,
        InvocationRateLimitPerSecond: rate === undefined ? undefined : Number(rate),
      }).filter(([, value]) => value !== undefined),
    );
    const { ApiDestinationArn: arn } = (await createOrUpdate(
      () => call('events', 'CreateApiDestination', settings),
      'ResourceAlreadyExistsException',
      () => call('events', 'UpdateApiDestination', settings),
    )) as { ApiDestinationArn: string };
    return { ref: name, attributes: { Arn: arn, ArnForPolicy: arn.slice(0, arn.lastIndexOf('/')) } };
  },
};
