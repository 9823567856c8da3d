import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';

/** Takes a statement out of the policy of a function. @see https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html */
export const removePermission = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'RemovePermission',
    rest: {
      method: 'DELETE',
      path: '/2015-03-31/functions/{FunctionName}/policy/{StatementId}',
      status: 204,
    },
    permissions: (input, { cloud }) => [
      { action: 'lambda:RemovePermission', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      const { functionName } = functions.get(requiredText(input, 'FunctionName'));
      functions.policies.remove(functionName, requiredText(input, 'StatementId'));
      return {};
    },
  });
