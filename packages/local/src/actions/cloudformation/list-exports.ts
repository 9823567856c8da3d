import { defineAction, type ServiceAction } from '../../gateway/service-action.ts';
import { type StackCatalog, stackArn } from './stack-catalog.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html */
export function listExports(stacks: StackCatalog): ServiceAction {
  return defineAction({
    service: 'cloudformation',
    name: 'ListExports',
    permissions: () => [{ action: 'cloudformation:ListExports', resource: '*' }],
    handle: (_input, { cloud }) => ({
      Exports: stacks().flatMap(({ stackName, exports, outputs }) =>
        Object.entries(exports).map(([key, name]) => ({
          ExportingStackId: stackArn(cloud, stackName),
          Name: name,
          Value: outputs[key],
        })),
      ),
    }),
  });
}
