import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { functionArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';
import { toPolicyStatement } from './policy-statement.ts';

/** Lets a service, an account or a role invoke a function. @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
export const addPermission = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'AddPermission',
    rest: { method: 'POST', path: '/2015-03-31/functions/{FunctionName}/policy', status: 201 },
    permissions: (input, { cloud }) => [
      { action: 'lambda:AddPermission', resource: functionArn(cloud, input['FunctionName']) },
    ],
    handle(input) {
      const { functionName, functionArn: arn } = functions.get(requiredText(input, 'FunctionName'));
      const statement = toPolicyStatement(input, arn);
      functions.policies.add(functionName, statement);
      return { Statement: JSON.stringify(statement) };
    },
  });
