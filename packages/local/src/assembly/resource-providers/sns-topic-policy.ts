import type { ResourceProvider } from '../resource-provider.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topicpolicy.html */
export const snsTopicPolicy: ResourceProvider = {
  type: 'AWS::SNS::TopicPolicy',
  async deploy(resource, { call }) {
    const policy = JSON.stringify(resource.properties.PolicyDocument);
    for (const topicArn of resource.properties.Topics as readonly string[]) {
      await call('sns', 'SetTopicAttributes', {
        TopicArn: topicArn,
        AttributeName: 'Policy',
        AttributeValue: policy,
      });
    }
    return { ref: resource.nameFrom('', 128), attributes: { Id: resource.nameFrom('', 128) } };
  },
};
