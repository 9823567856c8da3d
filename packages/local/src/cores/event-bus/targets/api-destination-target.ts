import { invalid } from '../event-bus-errors.ts';
import type { Target } from '../target.ts';
import { toTargetParameter } from '../target-input.ts';
import type { TargetKind } from './target-kind.ts';

/** Calls an HTTP endpoint under the rate limit of its API destination. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
export const apiDestinationTarget: TargetKind = {
  label: 'API destinations',
  action: 'events:InvokeApiDestination',
  handles: (targetArn) => /^arn:aws[\w-]*:events:[^:]*:[^:]*:api-destination\//.test(targetArn),
  check: ({ Id, RoleArn }) =>
    RoleArn === undefined ? invalid(`RoleArn is required for target ${Id}.`) : undefined,
  exists: ({ apiDestinations }, targetArn) => apiDestinations.exists(targetArn),
  takesAtMs: ({ apiDestinations }, targetArn, notAfterMs) => apiDestinations.reserve(targetArn, notAfterMs),
  deliver({ apiDestinations }, { target, eventText, input }) {
    const missing: string[] = [];
    const parameters = resolve(target, (parameter) => {
      const value = toTargetParameter(parameter, eventText);
      if (value === undefined) missing.push(parameter);
      return value ?? '';
    });
    if (missing.length > 0) {
      return {
        errorCode: 'INVALID_PARAMETER',
        errorMessage: `HttpParameters ${missing.join(', ')} lead to nothing in the event.`,
      };
    }
    return apiDestinations.invoke(target.Arn, input, parameters);
  },
};

function resolve({ HttpParameters = {} }: Target, value: (parameter: string) => string) {
  const { PathParameterValues = [], HeaderParameters = {}, QueryStringParameters = {} } = HttpParameters;
  const all = (parameters: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, value(parameter)]));
  return {
    path: PathParameterValues.map(value),
    headers: all(HeaderParameters),
    query: all(QueryStringParameters),
  };
}
