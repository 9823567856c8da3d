import { defineAction, type ServiceAction } from '../../gateway/service-action.ts';
import { type StackCatalog, stackArn } from './stack-catalog.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html */
export function listStacks(stacks: StackCatalog): ServiceAction {
  return defineAction({
    service: 'cloudformation',
    name: 'ListStacks',
    permissions: () => [{ action: 'cloudformation:ListStacks', resource: '*' }],
    handle: (_input, { cloud }) => ({
      StackSummaries: stacks().map(({ stackName, deployedAtMs }) => ({
        StackId: stackArn(cloud, stackName),
        StackName: stackName,
        CreationTime: new Date(deployedAtMs),
        StackStatus: 'CREATE_COMPLETE',
      })),
    }),
  });
}
