import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { toFunctionOutput } from './function-output.ts';
import { toFunctionSettings, withUploadedCode } from './function-settings.ts';
import { optionalObject, requiredText } from './lambda-input.ts';

/** Creates a function from a zip. @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const createFunction = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'CreateFunction',
    rest: { method: 'POST', path: '/2015-03-31/functions', status: 201 },
    permissions: (input, { cloud }) => [
      { action: 'lambda:CreateFunction', resource: functionArn(cloud, input['FunctionName']) },
      { action: 'iam:PassRole', resource: String(input['Role']) },
    ],
    handle: (input) =>
      withUploadedCode(optionalObject(input, 'Code') ?? {}, (sourceDirectory) =>
        toFunctionOutput(
          functions.create({
            ...toFunctionSettings(input),
            functionName: requiredText(input, 'FunctionName'),
            roleArn: requiredText(input, 'Role'),
            handler: requiredText(input, 'Handler'),
            runtime: requiredText(input, 'Runtime'),
            sourceDirectory,
          }),
        ),
      ),
  });
