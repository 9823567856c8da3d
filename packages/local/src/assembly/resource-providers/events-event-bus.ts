import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html */
export const eventsEventBus: ResourceProvider = {
  type: 'AWS::Events::EventBus',
  async deploy(resource, { cloud, call }) {
    const { Tags, DeadLetterConfig, Description, KmsKeyIdentifier, LogConfig, Policy } = resource.properties;
    const name = resource.nameFrom('Name', 256);
    const settings = defined({ Name: name, DeadLetterConfig, Description, KmsKeyIdentifier, LogConfig });
    await createOrUpdate(
      () => call('events', 'CreateEventBus', defined({ ...settings, Tags })),
      'ResourceAlreadyExistsException',
      () => call('events', 'UpdateEventBus', settings),
    );
    if (Policy !== undefined) {
      await call('events', 'PutPermission', { EventBusName: name, Policy: JSON.stringify(Policy) });
    }
    const arn = `arn:aws:events:${cloud.region}:${cloud.accountId}:event-bus/${name}`;
    return { ref: name, attributes: { Arn: arn, Name: name } };
  },
};

function defined(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
