import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { functionArn } from './function-arn-of.ts';
import { toPayload } from './invocation-payload.ts';
import { requiredText } from './lambda-input.ts';

/** Invokes a function and waits, or leaves an event for it. @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invoke = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'Invoke',
    rest: {
      method: 'POST',
      path: '/2015-03-31/functions/{FunctionName}/invocations',
      headers: { InvocationType: 'x-amz-invocation-type', LogType: 'x-amz-log-type' },
      payload: 'Payload',
      answer: {
        status: 'StatusCode',
        payload: 'Payload',
        headers: {
          FunctionError: 'x-amz-function-error',
          LogResult: 'x-amz-log-result',
          ExecutedVersion: 'x-amz-executed-version',
        },
      },
    },
    permissions: (input, { cloud }) => [
      { action: 'lambda:InvokeFunction', resource: functionArn(cloud, input['FunctionName']) },
    ],
    async handle(input) {
      const { functionArn: arn } = functions.get(requiredText(input, 'FunctionName'));
      const payload = toPayload(input['Payload']);
      switch (input['InvocationType'] ?? 'RequestResponse') {
        case 'DryRun':
          return { StatusCode: 204 };
        case 'Event':
          functions.invokeAsync(arn, payload);
          return { StatusCode: 202 };
        case 'RequestResponse': {
          const result = await functions.invoke(arn, payload);
          return {
            StatusCode: 200,
            Payload: Buffer.from(result.payload),
            ExecutedVersion: '$LATEST',
            ...(result.outcome === 'success' ? {} : { FunctionError: 'Unhandled' }),
            ...(input['LogType'] === 'Tail'
              ? { LogResult: Buffer.from(result.logTail).toString('base64') }
              : {}),
          };
        }
        default:
          throw new AwsError(
            'ValidationException',
            `1 validation error detected: Value '${String(input['InvocationType'])}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]`,
          );
      }
    },
  });
