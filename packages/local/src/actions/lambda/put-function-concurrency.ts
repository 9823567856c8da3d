import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { optionalNumber, requiredText } from './lambda-input.ts';

/** Reserves concurrency for a function; 0 stops it. @see https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html */
export const putFunctionConcurrency = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'PutFunctionConcurrency',
    rest: { method: 'PUT', path: '/2017-10-31/functions/{FunctionName}/concurrency' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:PutFunctionConcurrency', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      const reservedConcurrency = optionalNumber(input, 'ReservedConcurrentExecutions') ?? 0;
      functions.update(requiredText(input, 'FunctionName'), { reservedConcurrency });
      return { ReservedConcurrentExecutions: reservedConcurrency };
    },
  });
