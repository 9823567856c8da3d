import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';

/** Deletes a function. @see https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html */
export const deleteFunction = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'DeleteFunction',
    rest: { method: 'DELETE', path: '/2015-03-31/functions/{FunctionName}', status: 204 },
    permissions: (input, { cloud }) => [
      { action: 'lambda:DeleteFunction', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      functions.delete(requiredText(input, 'FunctionName'));
      return {};
    },
  });
