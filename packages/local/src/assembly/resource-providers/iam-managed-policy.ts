import type { ResourceProvider } from '../resource-provider.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html */
export const iamManagedPolicy: ResourceProvider = {
  type: 'AWS::IAM::ManagedPolicy',
  async deploy(resource, { cloud, access }) {
    const policyName = resource.nameFrom('ManagedPolicyName', 128);
    for (const roleName of (resource.properties.Roles ?? []) as string[]) {
      access.putRolePolicy(
        roleName,
        policyName,
        resource.properties.PolicyDocument as Record<string, unknown>,
      );
    }
    const arn = `arn:aws:iam::${cloud.accountId}:policy/${policyName}`;
    return { ref: arn, attributes: { PolicyArn: arn } };
  },
};
