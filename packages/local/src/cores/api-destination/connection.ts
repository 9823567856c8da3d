import type { CloudContext } from '../../cloud-context.ts';
import { invalid } from '../event-bus/event-bus-errors.ts';

/** How calls of a connection prove who they are. */
export const authorizationTypes = ['BASIC', 'OAUTH_CLIENT_CREDENTIALS', 'API_KEY'] as const;
export type AuthorizationType = (typeof authorizationTypes)[number];

/** A header, query or body parameter that a connection adds to each call. */
export interface ConnectionParameter {
  readonly Key?: string;
  readonly Value?: string;
  readonly IsValueSecret?: boolean;
}

/** Parameters of the calls of a connection, in AWS's own shape. */
export interface ConnectionHttpParameters {
  readonly HeaderParameters?: readonly ConnectionParameter[];
  readonly QueryStringParameters?: readonly ConnectionParameter[];
  readonly BodyParameters?: readonly ConnectionParameter[];
}

/** Where and how a connection gets its token. */
export interface OAuthParameters {
  readonly ClientParameters: { readonly ClientID: string; readonly ClientSecret: string };
  readonly AuthorizationEndpoint: string;
  readonly HttpMethod: 'GET' | 'POST' | 'PUT';
  readonly OAuthHttpParameters?: ConnectionHttpParameters;
}

/** Secrets of a connection, in AWS's own shape. */
export interface AuthParameters {
  readonly BasicAuthParameters?: { readonly Username: string; readonly Password: string };
  readonly OAuthParameters?: OAuthParameters;
  readonly ApiKeyAuthParameters?: { readonly ApiKeyName: string; readonly ApiKeyValue: string };
  readonly InvocationHttpParameters?: ConnectionHttpParameters;
}

export type ConnectionState = 'AUTHORIZED' | 'DEAUTHORIZED' | 'AUTHORIZING';

/** A connection as it is stored, its secrets included; AWS keeps those in Secrets Manager. */
export interface Connection {
  readonly name: string;
  readonly arn: string;
  readonly secretArn: string;
  readonly description?: string;
  readonly kmsKeyIdentifier?: string;
  readonly authorizationType: AuthorizationType;
  /** None after the connection was deauthorized. */
  readonly authParameters?: AuthParameters;
  readonly state: ConnectionState;
  readonly stateReason?: string;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  readonly authorizedAtMs?: number;
}

const memberOf: Readonly<Record<AuthorizationType, keyof AuthParameters>> = {
  BASIC: 'BasicAuthParameters',
  OAUTH_CLIENT_CREDENTIALS: 'OAuthParameters',
  API_KEY: 'ApiKeyAuthParameters',
};

/** Checks that the secrets are those of the authorization type, and no others. @throws {AwsError} ValidationException */
export function checkAuthParameters(type: AuthorizationType, parameters: AuthParameters): void {
  for (const [of, member] of Object.entries(memberOf)) {
    if ((parameters[member] !== undefined) === (of === type)) continue;
    throw invalid(
      of === type
        ? `Parameter ${member} must be specified for AuthorizationType ${type}.`
        : `Parameter ${member} is not valid for AuthorizationType ${type}.`,
    );
  }
}

/** `arn:aws:events:us-east-1:000000000000:connection/shop/0a1b…` */
export function connectionArn({ region, accountId }: CloudContext, name: string, id: string): string {
  return `arn:aws:events:${region}:${accountId}:connection/${name}/${id}`;
}

/** Shows what DescribeConnection may: names, and values that are not secret. */
export function withoutSecrets({
  BasicAuthParameters: basic,
  OAuthParameters: oauth,
  ApiKeyAuthParameters: apiKey,
  InvocationHttpParameters: invocation,
}: AuthParameters): object {
  return {
    ...(basic && { BasicAuthParameters: { Username: basic.Username } }),
    ...(oauth && {
      OAuthParameters: {
        ClientParameters: { ClientID: oauth.ClientParameters.ClientID },
        AuthorizationEndpoint: oauth.AuthorizationEndpoint,
        HttpMethod: oauth.HttpMethod,
        ...(oauth.OAuthHttpParameters && { OAuthHttpParameters: hideSecrets(oauth.OAuthHttpParameters) }),
      },
    }),
    ...(apiKey && { ApiKeyAuthParameters: { ApiKeyName: apiKey.ApiKeyName } }),
    ...(invocation && { InvocationHttpParameters: hideSecrets(invocation) }),
  };
}

function hideSecrets(parameters: ConnectionHttpParameters): ConnectionHttpParameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, list]) => [
      name,
      (list as readonly ConnectionParameter[]).map(({ Value, ...rest }) => ({
        ...rest,
        ...(Value !== undefined && !rest.IsValueSecret && { Value }),
      })),
    ]),
  );
}
