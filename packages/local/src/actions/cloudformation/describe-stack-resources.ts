import { AwsError } from '../../gateway/aws-error.ts';
import { defineAction, type ServiceAction } from '../../gateway/service-action.ts';
import { type StackCatalog, stackArn } from './stack-catalog.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html */
export function describeStackResources(stacks: StackCatalog): ServiceAction {
  return defineAction<{ readonly StackName?: string }>({
    service: 'cloudformation',
    name: 'DescribeStackResources',
    permissions: ({ StackName = '' }, { cloud }) => [
      { action: 'cloudformation:DescribeStackResources', resource: stackArn(cloud, StackName) },
    ],
    handle({ StackName = '' }, { cloud }) {
      const stack = stacks().find(({ stackName }) => StackName === stackName);
      if (stack === undefined)
        throw new AwsError('ValidationError', `Stack with id ${StackName} does not exist`);
      return {
        StackResources: stack.resources.map(({ logicalId, type, physicalId, inert }) => ({
          StackName,
          StackId: stackArn(cloud, StackName),
          LogicalResourceId: logicalId,
          PhysicalResourceId: physicalId,
          ResourceType: type,
          ResourceStatus: 'CREATE_COMPLETE',
          ...(inert ? { ResourceStatusReason: 'Inert: the local cloud does not run this type' } : {}),
          Timestamp: new Date(stack.deployedAtMs),
        })),
      };
    },
  });
}
