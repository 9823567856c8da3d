import type { ResourceProvider } from '../resource-provider.ts';

/**
 * A log group is a name here: functions write to theirs without it being made.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
 */
export const logsLogGroup: ResourceProvider = {
  type: 'AWS::Logs::LogGroup',
  async deploy(resource, { cloud }) {
    const name = resource.nameFrom('LogGroupName', 512);
    return {
      ref: name,
      attributes: { Arn: `arn:aws:logs:${cloud.region}:${cloud.accountId}:log-group:${name}:*` },
    };
  },
};
