import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { functionArn } from './function-arn-of.ts';
import { toInvokeConfigOutput } from './event-invoke-config.ts';
import { requiredText } from './lambda-input.ts';

/** Tells retries, age and destinations of asynchronous events. @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html */
export const getFunctionEventInvokeConfig = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'GetFunctionEventInvokeConfig',
    rest: { method: 'GET', path: '/2019-09-25/functions/{FunctionName}/event-invoke-config' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:GetFunctionEventInvokeConfig', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      const configuration = functions.get(requiredText(input, 'FunctionName'));
      if (configuration.asynchronous) return toInvokeConfigOutput(configuration);
      throw new AwsError(
        'ResourceNotFoundException',
        `The function ${configuration.functionArn}:$LATEST doesn't have an EventInvokeConfig`,
        { statusCode: 404 },
      );
    },
  });
