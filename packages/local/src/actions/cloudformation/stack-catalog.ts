import type { DeployedStack } from '../../assembly/deploy-assembly.ts';
import type { CloudContext } from '../../cloud-context.ts';

/** The stacks that the assembly has deployed; asked at each call. */
export type StackCatalog = () => readonly DeployedStack[];

/** ARN of a stack: on AWS a random id ends it, here always `local`. */
export function stackArn({ region, accountId }: CloudContext, stackName: string): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`;
}

/** A stack in DescribeStacks' shape. */
export function toStackDescription(
  cloud: CloudContext,
  { stackName, deployedAtMs, outputs, exports }: DeployedStack,
): unknown {
  return {
    StackId: stackArn(cloud, stackName),
    StackName: stackName,
    CreationTime: new Date(deployedAtMs),
    StackStatus: 'CREATE_COMPLETE',
    Outputs: Object.entries(outputs).map(([key, value]) => ({
      OutputKey: key,
      OutputValue: value,
      ...(exports[key] === undefined ? {} : { ExportName: exports[key] }),
    })),
  };
}
