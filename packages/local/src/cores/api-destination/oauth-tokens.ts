import type { Clock } from '@busbar/core';
import { type LoopbackHttp, LoopbackHttpError } from '../../adapters/http/loopback-http.ts';
import type { Connection } from './connection.ts';
import { toTokenRequest } from './to-http-request.ts';

/** A token, or why there is none. */
export type TokenAnswer =
  | { readonly token: string }
  | { readonly reason: string; readonly retryable: boolean };

/** Tokens of connections, fetched when they are needed and kept in memory until they expire. */
export interface OAuthTokens {
  tokenOf(connection: Connection): Promise<TokenAnswer>;
  forget(connectionArn: string): void;
}

export interface OAuthTokensOptions {
  readonly clock: Clock;
  readonly http: LoopbackHttp;
  readonly timeoutMs: number;
}

/** Creates the keeper of tokens. Requests at one time share one call of the authorization endpoint. */
export function createOAuthTokens({ clock, http, timeoutMs }: OAuthTokensOptions): OAuthTokens {
  const kept = new Map<string, { readonly token: string; readonly expiresMs: number }>();
  const asked = new Map<string, Promise<TokenAnswer>>();

  const ask = async ({ arn, authParameters = {} }: Connection): Promise<TokenAnswer> => {
    const request = toTokenRequest(authParameters);
    if (request === undefined) return { reason: 'The connection has no OAuth parameters.', retryable: false };
    try {
      const { status, body } = await http.send({ ...request, timeoutMs });
      if (status < 200 || status > 299) {
        const retryable = status === 429 || status >= 500;
        return { reason: `The authorization endpoint answered ${status}.`, retryable };
      }
      const { access_token: token, expires_in: seconds } = JSON.parse(body) as Record<string, unknown>;
      if (typeof token !== 'string' || token === '') {
        return { reason: 'The authorization endpoint answered without an access_token.', retryable: false };
      }
      const lifeMs = Number(seconds) > 0 ? Number(seconds) * 1_000 : Number.POSITIVE_INFINITY;
      kept.set(arn, { token, expiresMs: clock.now() + lifeMs });
      return { token };
    } catch (error) {
      if (error instanceof LoopbackHttpError) {
        return { reason: error.message, retryable: error.failure !== 'outside' };
      }
      return { reason: 'The authorization endpoint did not answer with JSON.', retryable: false };
    }
  };

  return {
    async tokenOf(connection) {
      const { arn } = connection;
      const known = kept.get(arn);
      if (known !== undefined && known.expiresMs > clock.now()) return { token: known.token };
      let answer = asked.get(arn);
      if (answer === undefined) {
        answer = ask(connection).finally(() => asked.delete(arn));
        asked.set(arn, answer);
      }
      return answer;
    },
    forget(arn) {
      kept.delete(arn);
      asked.delete(arn);
    },
  };
}
