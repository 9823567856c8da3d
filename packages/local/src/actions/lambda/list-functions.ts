import type { FunctionCore } from '../../functions/function-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toFunctionOutput } from './function-output.ts';
import { optionalNumber } from './lambda-input.ts';
import { toPage } from './page-output.ts';

/** Lists functions by name, 50 a page at most. @see https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const listFunctions = (functions: FunctionCore) =>
  defineAction({
    service: 'lambda',
    name: 'ListFunctions',
    rest: { method: 'GET', path: '/2015-03-31/functions' },
    permissions: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
    handle(input) {
      const { page, nextMarker } = toPage(
        functions.list(),
        input['Marker'],
        Math.min(optionalNumber(input, 'MaxItems') ?? 50, 50),
      );
      return {
        Functions: page.map(toFunctionOutput),
        ...(nextMarker === undefined ? {} : { NextMarker: nextMarker }),
      };
    },
  });
