import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { mappingArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';
import { toMappingOutput } from './mapping-output.ts';
import { toMappingSettings } from './mapping-settings.ts';

/** Changes, disables or enables an event source mapping. @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html */
export const updateEventSourceMapping = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'UpdateEventSourceMapping',
    rest: { method: 'PUT', path: '/2015-03-31/event-source-mappings/{UUID}', status: 202 },
    permissions: (input, { cloud }) => [
      { action: 'lambda:UpdateEventSourceMapping', resource: mappingArn(cloud, input['UUID']) },
    ],
    handle(input) {
      const { FunctionName: functionArn } = input;
      return toMappingOutput(
        functions.eventSourceMappings.update(requiredText(input, 'UUID'), {
          ...toMappingSettings(input),
          ...(typeof functionArn === 'string' ? { functionArn } : {}),
        }),
      );
    },
  });
