import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { toFunctionOutput } from './function-output.ts';
import { requiredText } from './lambda-input.ts';

/** Tells a function. @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'GetFunctionConfiguration',
    rest: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}/configuration' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:GetFunctionConfiguration', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle: (input) => toFunctionOutput(functions.get(requiredText(input, 'FunctionName'))),
  });
