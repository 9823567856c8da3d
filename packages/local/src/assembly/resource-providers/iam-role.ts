import type { ResourceProvider } from '../resource-provider.ts';

interface InlinePolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: Record<string, unknown>;
}

/**
 * Roles with their inline and AWS-managed policies. The trust policy is not looked at: only functions of the same
 * template take these roles.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export const iamRole: ResourceProvider = {
  type: 'AWS::IAM::Role',
  async deploy(resource, { cloud, access }) {
    const roleName = resource.nameFrom('RoleName', 64);
    const roleArn = `arn:aws:iam::${cloud.accountId}:role${(resource.properties.Path as string) ?? '/'}${roleName}`;
    access.putRole({ roleArn, roleName });
    for (const { PolicyName: name, PolicyDocument: document } of (resource.properties.Policies ??
      []) as InlinePolicy[]) {
      access.putRolePolicy(roleName, name, document);
    }
    for (const policyArn of (resource.properties.ManagedPolicyArns ?? []) as string[]) {
      if (access.attachManagedPolicy(roleName, policyArn)) continue;
      throw new Error(
        `the managed policy ${policyArn} is not known to the local cloud: write the statements out`,
      );
    }
    return { ref: roleName, attributes: { Arn: roleArn, RoleId: `AROA${roleName}` } };
  },
};
