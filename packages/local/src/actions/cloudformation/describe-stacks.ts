import { AwsError } from '../../gateway/aws-error.ts';
import { defineAction, type ServiceAction } from '../../gateway/service-action.ts';
import { type StackCatalog, stackArn, toStackDescription } from './stack-catalog.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
export function describeStacks(stacks: StackCatalog): ServiceAction {
  return defineAction<{ readonly StackName?: string }>({
    service: 'cloudformation',
    name: 'DescribeStacks',
    permissions: ({ StackName }, { cloud }) => [
      { action: 'cloudformation:DescribeStacks', resource: StackName ? stackArn(cloud, StackName) : '*' },
    ],
    handle({ StackName }, { cloud }) {
      const found = stacks().filter(
        ({ stackName }) => !StackName || StackName === stackName || StackName === stackArn(cloud, stackName),
      );
      if (StackName && found.length === 0) {
        throw new AwsError('ValidationError', `Stack with id ${StackName} does not exist`);
      }
      return { Stacks: found.map((stack) => toStackDescription(cloud, stack)) };
    },
  });
}
