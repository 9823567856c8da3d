import type { ApiDestination } from './api-destination.ts';
import type { AuthParameters, ConnectionHttpParameters, ConnectionParameter } from './connection.ts';

/** Parameters that a target gives, its JSON paths resolved. */
export interface InvocationParameters {
  /** For each `*` of the endpoint in turn. */
  readonly path: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** A request ready to be sent. */
export interface InvocationRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Headers that belong to the connection itself and that nobody sets. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
const reservedHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'max-forwards',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/**
 * Makes the request that an API destination is sent: parameters of the connection win over those of the target.
 * A body goes with every method but GET and HEAD.
 *
 * @param input what the target is sent, JSON.
 * @param token of OAuth.
 */
export function toHttpRequest(
  { httpMethod, invocationEndpoint }: Pick<ApiDestination, 'httpMethod' | 'invocationEndpoint'>,
  auth: AuthParameters,
  input: string,
  parameters: InvocationParameters,
  token?: string,
): InvocationRequest {
  const ofConnection = auth.InvocationHttpParameters ?? {};
  const body =
    httpMethod === 'GET' || httpMethod === 'HEAD' ? undefined : withBodyParameters(input, ofConnection);
  return {
    method: httpMethod,
    url: withQuery(fillPath(invocationEndpoint, parameters.path), {
      ...parameters.query,
      ...toRecord(ofConnection.QueryStringParameters),
    }),
    headers: {
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
      'content-type': 'application/json; charset=utf-8',
      range: 'bytes=0-1048575',
      'accept-encoding': 'gzip,deflate',
      ...toHeaders(parameters.headers),
      ...toHeaders(toRecord(ofConnection.HeaderParameters)),
      ...authorizationOf(auth, token),
    },
    ...(body !== undefined && { body }),
  };
}

/** Makes the request that asks for a token: client credentials as HTTP Basic, parameters as a form or in the query. @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4 */
export function toTokenRequest({ OAuthParameters: oauth }: AuthParameters): InvocationRequest | undefined {
  if (oauth === undefined) return undefined;
  const { ClientParameters: client, OAuthHttpParameters: given = {} } = oauth;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    ...toRecord(given.BodyParameters),
  }).toString();
  const url = withQuery(oauth.AuthorizationEndpoint, toRecord(given.QueryStringParameters));
  const inQuery = oauth.HttpMethod === 'GET';
  return {
    method: oauth.HttpMethod,
    url: inQuery ? `${url}${url.includes('?') ? '&' : '?'}${form}` : url,
    headers: {
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
      accept: 'application/json',
      ...(!inQuery && { 'content-type': 'application/x-www-form-urlencoded' }),
      authorization: basic(client.ClientID, client.ClientSecret),
      ...toHeaders(toRecord(given.HeaderParameters)),
    },
    ...(!inQuery && { body: form }),
  };
}

function authorizationOf(
  { BasicAuthParameters: credentials, ApiKeyAuthParameters: apiKey }: AuthParameters,
  token: string | undefined,
): Readonly<Record<string, string>> {
  if (credentials) return { authorization: basic(credentials.Username, credentials.Password) };
  if (apiKey) return { [apiKey.ApiKeyName.toLowerCase()]: apiKey.ApiKeyValue };
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function fillPath(endpoint: string, values: readonly string[]): string {
  let next = 0;
  const [path = '', ...query] = endpoint.split('?');
  const filled = path.replaceAll('*', () => encodeURIComponent(values[next++] ?? ''));
  return [filled, ...query].join('?');
}

function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  const added = new URL(url);
  for (const [key, value] of Object.entries(query)) added.searchParams.set(key, value);
  return added.href;
}

function withBodyParameters(input: string, { BodyParameters }: ConnectionHttpParameters): string {
  if (BodyParameters === undefined || BodyParameters.length === 0) return input;
  const parsed: unknown = parseJson(input);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return input;
  return JSON.stringify({ ...parsed, ...toRecord(BodyParameters) });
}

function toRecord(parameters: readonly ConnectionParameter[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(parameters.map(({ Key = '', Value = '' }) => [Key, Value]));
}

function toHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !reservedHeaders.has(name)),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
