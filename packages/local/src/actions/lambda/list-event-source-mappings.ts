import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { optionalNumber } from './lambda-input.ts';
import { toMappingOutput } from './mapping-output.ts';
import { toPage } from './page-output.ts';

/** Lists event source mappings, those of a queue or a function when asked, 100 a page at most. @see https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
export const listEventSourceMappings = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'ListEventSourceMappings',
    rest: { method: 'GET', path: '/2015-03-31/event-source-mappings' },
    permissions: () => [{ action: 'lambda:ListEventSourceMappings', resource: '*' }],
    handle(input) {
      const { EventSourceArn: eventSourceArn, FunctionName: functionName } = input;
      const mappings = functions.eventSourceMappings.list({
        ...(typeof eventSourceArn === 'string' ? { eventSourceArn } : {}),
        ...(typeof functionName === 'string' ? { functionArn: functions.get(functionName).functionArn } : {}),
      });
      const { page, nextMarker } = toPage(
        mappings,
        input['Marker'],
        Math.min(optionalNumber(input, 'MaxItems') ?? 100, 100),
      );
      return {
        EventSourceMappings: page.map((mapping) => toMappingOutput(mapping)),
        ...(nextMarker === undefined ? {} : { NextMarker: nextMarker }),
      };
    },
  });
