import type { CloudContext } from '../../cloud-context.ts';

export const apiDestinationMethods = ['POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'] as const;
export type ApiDestinationMethod = (typeof apiDestinationMethods)[number];

/** Calls a second of an API destination that sets no limit. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
export const defaultInvocationRate = 300;

/** An API destination as it is stored. */
export interface ApiDestination {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly connectionArn: string;
  /** URL with `*` where path parameters go. */
  readonly invocationEndpoint: string;
  readonly httpMethod: ApiDestinationMethod;
  readonly invocationRateLimitPerSecond: number;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
}

/** `arn:aws:events:us-east-1:000000000000:api-destination/shop/0a1b…` */
export function apiDestinationArn({ region, accountId }: CloudContext, name: string, id: string): string {
  return `arn:aws:events:${region}:${accountId}:api-destination/${name}/${id}`;
}
