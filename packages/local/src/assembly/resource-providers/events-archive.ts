import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-archive.html */
export const eventsArchive: ResourceProvider = {
  type: 'AWS::Events::Archive',
  async deploy(resource, { cloud, call }) {
    const { Description, EventPattern, RetentionDays, SourceArn } = resource.properties;
    const name = resource.nameFrom('ArchiveName', 48);
    const settings: Record<string, unknown> = { ArchiveName: name };
    if (Description !== undefined) settings.Description = Description;
    if (RetentionDays !== undefined) settings.RetentionDays = Number(RetentionDays);
    if (EventPattern !== undefined) {
      settings.EventPattern = typeof EventPattern === 'string' ? EventPattern : JSON.stringify(EventPattern);
    }
    await createOrUpdate(
      () => call('events', 'CreateArchive', { ...settings, EventSourceArn: SourceArn }),
      'ResourceAlreadyExistsException',
      () => call('events', 'UpdateArchive', { RetentionDays: 0, Description: '', ...settings }),
    );
    const arn = `arn:aws:events:${cloud.region}:${cloud.accountId}:archive/${name}`;
    return { ref: name, attributes: { Arn: arn, ArchiveName: name } };
  },
};
