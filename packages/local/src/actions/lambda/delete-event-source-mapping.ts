import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { mappingArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';
import { toMappingOutput } from './mapping-output.ts';

/** Ends an event source mapping; batches under way are finished. @see https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html */
export const deleteEventSourceMapping = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'DeleteEventSourceMapping',
    rest: { method: 'DELETE', path: '/2015-03-31/event-source-mappings/{UUID}', status: 202 },
    permissions: (input, { cloud }) => [
      { action: 'lambda:DeleteEventSourceMapping', resource: mappingArn(cloud, input['UUID']) },
    ],
    handle: (input) =>
      toMappingOutput(functions.eventSourceMappings.delete(requiredText(input, 'UUID')), 'Deleting'),
  });
