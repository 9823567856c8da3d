import type { ServiceAction } from '../../gateway/service-action.ts';
import { describeStackResources } from './describe-stack-resources.ts';
import { describeStacks } from './describe-stacks.ts';
import { listExports } from './list-exports.ts';
import { listStacks } from './list-stacks.ts';
import type { StackCatalog } from './stack-catalog.ts';

/** The CloudFormation actions that look at what an assembly has deployed; none deploys. */
export function createCloudFormationActions(stacks: StackCatalog): readonly ServiceAction[] {
  return [describeStackResources(stacks), describeStacks(stacks), listExports(stacks), listStacks(stacks)];
}
