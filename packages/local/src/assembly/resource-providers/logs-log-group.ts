import type { ResourceProvider } from '../resource-provider.ts';

/**
 * Functions write to their groups without them being made; rules need theirs to be there.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
 */
export const logsLogGroup: ResourceProvider = {
  type: 'AWS::Logs::LogGroup',
  async deploy(resource, { cloud, functions }) {
    const name = resource.nameFrom('LogGroupName', 512);
    functions.logGroups.createGroup(name, cloud.clock.now());
    return {
      ref: name,
      attributes: { Arn: `arn:aws:logs:${cloud.region}:${cloud.accountId}:log-group:${name}:*` },
    };
  },
};
