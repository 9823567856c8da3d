import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { mappingArn } from './function-arn-of.ts';
import { requiredText } from './lambda-input.ts';
import { toMappingOutput } from './mapping-output.ts';

/** Tells an event source mapping. @see https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html */
export const getEventSourceMapping = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'GetEventSourceMapping',
    rest: { method: 'GET', path: '/2015-03-31/event-source-mappings/{UUID}' },
    permissions: (input, { cloud }) => [
      { action: 'lambda:GetEventSourceMapping', resource: mappingArn(cloud, input['UUID']) },
    ],
    handle: (input) => toMappingOutput(functions.eventSourceMappings.get(requiredText(input, 'UUID'))),
  });
