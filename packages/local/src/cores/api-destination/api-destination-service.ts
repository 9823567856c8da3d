import { createLoopbackHttp, LoopbackHttpError } from '../../adapters/http/loopback-http.ts';
import type { CloudContext } from '../../cloud-context.ts';
import type { ApiDestinationFailure, ApiDestinationService } from '../../services.ts';
import { type ApiDestinationRegistry, createApiDestinationRegistry } from './api-destination-registry.ts';
import { type ConnectionRegistry, createConnectionRegistry } from './connection-registry.ts';
import { createOAuthTokens } from './oauth-tokens.ts';
import { createRateLimit } from './rate-limit.ts';
import { toHttpRequest } from './to-http-request.ts';

/** How long an API destination has to answer, ms. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
const TIMEOUT_MS = 5_000;

/** API destinations and connections as EventBridge's own actions see them. */
export interface ApiDestinationCore extends ApiDestinationService {
  readonly connections: ConnectionRegistry;
  readonly destinations: ApiDestinationRegistry;
  /** Asks for a token of an OAuth connection, in the background, and notes in the connection what came of it. */
  authorize(connectionArn: string): void;
  /** Asks again for what an earlier run did not learn; call it once every service is there. */
  resume(): void;
  /** Ends requests under way; what they should have brought stays with whoever sent it. */
  stop(): void;
}

/**
 * Creates API destinations on a cloud's clock and store. Requests are real HTTP to this machine; the time that an
 * endpoint has to answer is the machine's own.
 */
export function createApiDestinationService(
  cloud: CloudContext,
  { timeoutMs = TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): ApiDestinationCore {
  const { clock, work } = cloud;
  const connections = createConnectionRegistry(cloud);
  const destinations = createApiDestinationRegistry(cloud, connections);
  const http = createLoopbackHttp();
  const tokens = createOAuthTokens({ clock, http, timeoutMs });
  const rateLimit = createRateLimit();
  let stopped = false;

  const authorize = (connectionArn: string) => {
    const connection = connections.findByArn(connectionArn);
    if (connection?.authorizationType !== 'OAUTH_CLIENT_CREDENTIALS') return;
    tokens.forget(connectionArn);
    void work.track(
      tokens.tokenOf(connection).then((answer) => {
        if (!stopped)
          connections.noteAuthorization(connectionArn, 'token' in answer ? undefined : answer.reason);
      }),
    );
  };

  const invoke: ApiDestinationService['invoke'] = async (arn, input, parameters) => {
    const destination = destinations.findByArn(arn);
    const connection = destination && connections.findByArn(destination.connectionArn);
    if (destination === undefined || connection === undefined) {
      return final('NO_RESOURCE', `The API destination ${arn} or its connection does not exist.`);
    }
    const { authParameters } = connection;
    if (authParameters === undefined) {
      return final('NO_PERMISSIONS', `The connection ${connection.name} is deauthorized.`);
    }
    let token: string | undefined;
    if (authParameters.OAuthParameters !== undefined) {
      const answer = await tokens.tokenOf(connection);
      if (!stopped)
        connections.noteAuthorization(connection.arn, 'token' in answer ? undefined : answer.reason);
      if ('reason' in answer) {
        const errorMessage = `No token for connection ${connection.name}: ${answer.reason}`;
        return { errorCode: 'NO_PERMISSIONS', errorMessage, retryable: answer.retryable };
      }
      token = answer.token;
    }
    const request = toHttpRequest(destination, authParameters, input, parameters, token);
    try {
      const { status, headers } = await http.send({ ...request, timeoutMs });
      if (token !== undefined && (status === 401 || status === 407)) {
        tokens.forget(connection.arn);
        return { ...failureOf(status, destination.name), retryable: true };
      }
      return status >= 200 && status < 300
        ? undefined
        : { ...failureOf(status, destination.name), ...retryAfter(headers['retry-after'], clock.now()) };
    } catch (error) {
      if (!(error instanceof LoopbackHttpError)) throw error;
      const errorCode = error.failure === 'timeout' ? 'TIMEOUT' : 'CONNECTION_FAILURE';
      return { errorCode, errorMessage: error.message, retryable: error.failure !== 'outside' };
    }
  };

  return {
    connections,
    destinations,
    authorize,
    exists: (arn) => destinations.findByArn(arn) !== undefined,
    reserve(arn, notAfterMs) {
      const perSecond = destinations.findByArn(arn)?.invocationRateLimitPerSecond;
      const nowMs = clock.now();
      return perSecond === undefined ? nowMs : rateLimit.reserve(arn, { perSecond, nowMs, notAfterMs });
    },
    async invoke(...call) {
      const failure = await invoke(...call);
      // A cloud that has ended must change nothing more: the attempt is made again by the next one.
      return stopped ? new Promise(() => {}) : failure;
    },
    resume() {
      for (const { arn, state } of connections.list()) if (state === 'AUTHORIZING') authorize(arn);
    },
    stop() {
      stopped = true;
      http.close();
    },
  };
}

/** Gives actions the core behind the service that other services see. */
export function apiDestinationCoreOf({
  apiDestinations,
}: {
  readonly apiDestinations: ApiDestinationService;
}): ApiDestinationCore {
  if (!('connections' in apiDestinations)) {
    throw new TypeError('The API destination service of this cloud is not an ApiDestinationCore.');
  }
  return apiDestinations as ApiDestinationCore;
}

function final(errorCode: string, errorMessage: string): ApiDestinationFailure {
  return { errorCode, errorMessage, retryable: false };
}

/** 409, 429 and 5xx are worth another attempt. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
function failureOf(status: number, name: string): ApiDestinationFailure {
  return {
    errorCode: status === 429 ? 'THROTTLING' : 'ERROR_FROM_TARGET',
    errorMessage: `The API destination ${name} answered with HTTP status ${status}.`,
    retryable: status === 409 || status === 429 || status >= 500,
  };
}

/** Reads Retry-After, in seconds or as a date; a negative one ends the retries. */
function retryAfter(
  header: string | readonly string[] | undefined,
  nowMs: number,
): { readonly retryAfterMs?: number; readonly retryable?: false } {
  if (typeof header !== 'string') return {};
  const delayMs = /^-?\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - nowMs;
  if (Number.isNaN(delayMs)) return {};
  return delayMs < 0 && header.trim().startsWith('-')
    ? { retryable: false }
    : { retryAfterMs: Math.max(0, delayMs) };
}
