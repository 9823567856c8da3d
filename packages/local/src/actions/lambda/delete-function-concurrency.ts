import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';

/** Gives back the concurrency that is reserved for a function. @see https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html */
export const deleteFunctionConcurrency = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'DeleteFunctionConcurrency',
    rest: { method: 'DELETE', path: '/2017-10-31/functions/{FunctionName}/concurrency', status: 204 },
    permissions: (input, { cloud }) => [
      { action: 'lambda:DeleteFunctionConcurrency', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      functions.releaseConcurrency(requiredText(input, 'FunctionName'));
      return {};
    },
  });
