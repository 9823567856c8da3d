import type { ResourceProvider } from '../resource-provider.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html */
export const iamPolicy: ResourceProvider = {
  type: 'AWS::IAM::Policy',
  async deploy(resource, { access }) {
    const policyName = resource.nameFrom('PolicyName', 128);
    for (const roleName of (resource.properties.Roles ?? []) as string[]) {
      access.putRolePolicy(
        roleName,
        policyName,
        resource.properties.PolicyDocument as Record<string, unknown>,
      );
    }
    return { ref: policyName, attributes: {} };
  },
};
