import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { functionArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';

/** Tells the policy of a function. @see https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
export const getPolicy = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'GetPolicy',
    rest: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}/policy' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:GetPolicy', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      const { functionName, revisionId } = functions.get(requiredText(input, 'FunctionName'));
      const policy = functions.policies.find(functionName);
      if (policy) return { Policy: JSON.stringify(policy), RevisionId: revisionId };
      throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', {
        statusCode: 404,
      });
    },
  });
