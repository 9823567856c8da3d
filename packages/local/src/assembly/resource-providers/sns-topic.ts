import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

const attributeNames = [
  'ContentBasedDeduplication',
  'DisplayName',
  'FifoThroughputScope',
  'FifoTopic',
  'KmsMasterKeyId',
  'SignatureVersion',
  'TracingConfig',
] as const;

interface InlineSubscription {
  readonly Endpoint: string;
  readonly Protocol: string;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html */
export const snsTopic: ResourceProvider = {
  type: 'AWS::SNS::Topic',
  async deploy(resource, { cloud, call }) {
    const { properties } = resource;
    for (const property of ['ArchivePolicy', 'DataProtectionPolicy']) {
      if (properties[property] === undefined) continue;
      throw new Error(`the local cloud does not support its ${property}`);
    }
    const fifo = String(properties.FifoTopic) === 'true';
    const generated = resource.nameFrom('TopicName', fifo ? 251 : 256);
    const name = fifo && !generated.endsWith('.fifo') ? `${generated}.fifo` : generated;
    const arn = `arn:aws:sns:${cloud.region}:${cloud.accountId}:${name}`;
    const attributes = Object.fromEntries(
      attributeNames
        .filter((attribute) => properties[attribute] !== undefined)
        .map((attribute) => [attribute, String(properties[attribute])]),
    );
    const tags = (properties.Tags ?? []) as readonly object[];
    await createOrUpdate(
      async () => {
        await call('sns', 'GetTopicAttributes', { TopicArn: arn });
        const { FifoTopic: _fixed, ...changeable } = attributes;
        for (const [AttributeName, AttributeValue] of Object.entries(changeable)) {
          await call('sns', 'SetTopicAttributes', { TopicArn: arn, AttributeName, AttributeValue });
        }
        if (tags.length > 0) await call('sns', 'TagResource', { ResourceArn: arn, Tags: tags });
      },
      // The other way about: CreateTopic refuses a changed topic with the code that it has for all bad input.
      'NotFoundException',
      async () => {
        await call('sns', 'CreateTopic', { Name: name, Attributes: attributes, Tags: tags });
      },
    );
    for (const { Endpoint, Protocol } of (properties.Subscription ?? []) as readonly InlineSubscription[]) {
      await call('sns', 'Subscribe', { TopicArn: arn, Endpoint, Protocol });
    }
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
};
