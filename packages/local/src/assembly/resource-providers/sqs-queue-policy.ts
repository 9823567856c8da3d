import type { ResourceProvider } from '../resource-provider.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html */
export const sqsQueuePolicy: ResourceProvider = {
  type: 'AWS::SQS::QueuePolicy',
  async deploy(resource, { call }) {
    const policy = JSON.stringify(resource.properties.PolicyDocument);
    for (const queueUrl of resource.properties.Queues as readonly string[]) {
      await call('sqs', 'SetQueueAttributes', { QueueUrl: queueUrl, Attributes: { Policy: policy } });
    }
    return { ref: resource.nameFrom('', 128), attributes: {} };
  },
};
