import {
  type ApiDestination,
  type ApiDestinationMethod,
  apiDestinationMethods,
} from '../../cores/api-destination/api-destination.ts';
import type {
  ApiDestinationRegistry,
  ApiDestinationSettings,
} from '../../cores/api-destination/api-destination-registry.ts';
import type { InputConstraints, MemberConstraint } from './input-constraints.ts';
import { members, must } from './members.ts';

/** What CreateApiDestination and UpdateApiDestination may set. */
export interface ApiDestinationInput {
  readonly Name: string;
  readonly Description?: string;
  readonly ConnectionArn?: string;
  readonly InvocationEndpoint?: string;
  readonly HttpMethod?: ApiDestinationMethod;
  readonly InvocationRateLimitPerSecond?: number;
}

/** @param whole whether everything that an API destination needs must be there. */
export function apiDestinationConstraints({ whole }: { readonly whole: boolean }): InputConstraints {
  const needed = whole ? must : <C extends MemberConstraint>(constraint: C) => constraint;
  return {
    Name: must(members.apiDestinationName),
    Description: members.description,
    ConnectionArn: needed({
      ...members.arn,
      pattern:
        'arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:connection\\/[\\.\\-_A-Za-z0-9]+\\/[\\-A-Za-z0-9]+',
    }),
    InvocationEndpoint: needed({ type: 'string', minimum: 1, maximum: 2048 }),
    HttpMethod: needed({ type: 'string', values: apiDestinationMethods }),
    InvocationRateLimitPerSecond: { type: 'integer', minimum: 1 },
  };
}

/** Reads what is to be set; what the input leaves out is left out. */
export function apiDestinationSettingsOf(input: ApiDestinationInput): Partial<ApiDestinationSettings> {
  const rate = input.InvocationRateLimitPerSecond;
  return {
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.ConnectionArn !== undefined && { connectionArn: input.ConnectionArn }),
    ...(input.InvocationEndpoint !== undefined && { invocationEndpoint: input.InvocationEndpoint }),
    ...(input.HttpMethod !== undefined && { httpMethod: input.HttpMethod }),
    ...(rate !== undefined && { invocationRateLimitPerSecond: rate }),
  };
}

/** Shows an API destination as the actions that change one do. */
export function toApiDestinationState(
  destination: ApiDestination,
  { stateOf }: Pick<ApiDestinationRegistry, 'stateOf'>,
): object {
  return {
    ApiDestinationArn: destination.arn,
    ApiDestinationState: stateOf(destination),
    CreationTime: new Date(destination.createdAtMs),
    LastModifiedTime: new Date(destination.modifiedAtMs),
  };
}

/** Shows an API destination as ListApiDestinations does. */
export function toApiDestinationEntry(
  destination: ApiDestination,
  registry: Pick<ApiDestinationRegistry, 'stateOf'>,
): object {
  return {
    ...toApiDestinationState(destination, registry),
    Name: destination.name,
    ConnectionArn: destination.connectionArn,
    InvocationEndpoint: destination.invocationEndpoint,
    HttpMethod: destination.httpMethod,
    InvocationRateLimitPerSecond: destination.invocationRateLimitPerSecond,
  };
}
