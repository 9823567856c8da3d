import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { toFunctionOutput } from './function-output.ts';
import { requiredText } from './lambda-input.ts';

/** Tells a function and where its code is. @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html */
export const getFunction = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'GetFunction',
    rest: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:GetFunction', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      const configuration = functions.get(requiredText(input, 'FunctionName'));
      return {
        Configuration: toFunctionOutput(configuration),
        Code: { RepositoryType: 'S3', Location: `file://${configuration.codeDirectory}` },
        Tags: {},
        ...(configuration.reservedConcurrency === undefined
          ? {}
          : { Concurrency: { ReservedConcurrentExecutions: configuration.reservedConcurrency } }),
      };
    },
  });
