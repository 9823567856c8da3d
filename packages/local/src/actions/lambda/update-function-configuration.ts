import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { toFunctionOutput } from './function-output.ts';
import { toFunctionSettings } from './function-settings.ts';
import { requiredText } from './lambda-input.ts';

/** Changes the settings of a function. @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html */
export const updateFunctionConfiguration = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'UpdateFunctionConfiguration',
    rest: { method: 'PUT', path: '/2015-03-31/functions/{FunctionName}/configuration' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:UpdateFunctionConfiguration', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle: (input) =>
      toFunctionOutput(functions.update(requiredText(input, 'FunctionName'), toFunctionSettings(input))),
  });
