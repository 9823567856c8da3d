import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';

/** Tells the concurrency that is reserved for a function. @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html */
export const getFunctionConcurrency = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'GetFunctionConcurrency',
    rest: { method: 'GET', path: '/2019-09-30/functions/{FunctionName}/concurrency' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:GetFunctionConcurrency', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      const { reservedConcurrency } = functions.get(requiredText(input, 'FunctionName'));
      return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
    },
  });
