import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { requiredText } from './lambda-input.ts';
import { toMappingOutput } from './mapping-output.ts';
import { toMappingSettings } from './mapping-settings.ts';

/** Lets a function take the messages of a queue. @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export const createEventSourceMapping = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'CreateEventSourceMapping',
    rest: { method: 'POST', path: '/2015-03-31/event-source-mappings', status: 202 },
    permissions: () => [{ action: 'lambda:CreateEventSourceMapping', resource: '*' }],
    handle: (input) =>
      toMappingOutput(
        functions.eventSourceMappings.create({
          ...toMappingSettings(input),
          eventSourceArn: requiredText(input, 'EventSourceArn'),
          functionArn: requiredText(input, 'FunctionName'),
        }),
      ),
  });
