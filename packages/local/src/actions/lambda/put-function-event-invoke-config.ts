import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { toAsynchronousConfiguration, toInvokeConfigOutput } from './event-invoke-config.ts';
import { requiredText } from './lambda-input.ts';

/** Sets retries, age and destinations of asynchronous events. @see https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html */
export const putFunctionEventInvokeConfig = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'PutFunctionEventInvokeConfig',
    rest: { method: 'PUT', path: '/2019-09-25/functions/{FunctionName}/event-invoke-config' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:PutFunctionEventInvokeConfig', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle: (input) =>
      toInvokeConfigOutput(
        functions.update(requiredText(input, 'FunctionName'), {
          asynchronous: toAsynchronousConfiguration(input),
        }),
      ),
  });
