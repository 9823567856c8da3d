import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { toFunctionOutput } from './function-output.ts';
import { withUploadedCode } from './function-settings.ts';
import { requiredText } from './lambda-input.ts';

/** Replaces the code of a function by that of a zip. @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html */
export const updateFunctionCode = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'UpdateFunctionCode',
    rest: { method: 'PUT', path: '/2015-03-31/functions/{FunctionName}/code' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:UpdateFunctionCode', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle: (input) =>
      withUploadedCode(input, (sourceDirectory) =>
        toFunctionOutput(functions.update(requiredText(input, 'FunctionName'), { sourceDirectory })),
      ),
  });
