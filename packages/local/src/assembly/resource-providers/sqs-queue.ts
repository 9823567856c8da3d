import { limits } from '@busbar/core';
import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

const attributeNames = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
] as const;

/** What a queue has that a template says nothing of, as far as an earlier template may have said something. */
const queueDefaults: Readonly<Record<string, string>> = {
  DelaySeconds: '0',
  MaximumMessageSize: String(limits.sqs.messageBytes),
  MessageRetentionPeriod: String(limits.sqs.retentionSeconds.default),
  ReceiveMessageWaitTimeSeconds: '0',
  RedriveAllowPolicy: '',
  RedrivePolicy: '',
  VisibilityTimeout: '30',
};

interface QueueAnswer {
  readonly QueueUrl: string;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html */
export const sqsQueue: ResourceProvider = {
  type: 'AWS::SQS::Queue',
  async deploy(resource, { cloud, call }) {
    const { properties } = resource;
    const fifo = String(properties.FifoQueue) === 'true';
    const generated = resource.nameFrom('QueueName', fifo ? 75 : 80);
    const name = fifo && !generated.endsWith('.fifo') ? `${generated}.fifo` : generated;
    const attributes = Object.fromEntries(
      attributeNames
        .filter((attribute) => properties[attribute] !== undefined)
        .map((attribute) => {
          const value = properties[attribute];
          return [attribute, typeof value === 'object' ? JSON.stringify(value) : String(value)];
        }),
    );
    const { QueueUrl: url } = await createOrUpdate(
      () => call('sqs', 'CreateQueue', { QueueName: name, Attributes: attributes }) as Promise<QueueAnswer>,
      'QueueNameExists',
      () => call('sqs', 'GetQueueUrl', { QueueName: name }) as Promise<QueueAnswer>,
    );
    const { FifoQueue: _fixed, ...changeable } = attributes;
    await call('sqs', 'SetQueueAttributes', {
      QueueUrl: url,
      Attributes: { ...queueDefaults, ...changeable },
    });
    return {
      ref: url,
      attributes: {
        Arn: `arn:aws:sqs:${cloud.region}:${cloud.accountId}:${name}`,
        QueueName: name,
        QueueUrl: url,
      },
    };
  },
};
