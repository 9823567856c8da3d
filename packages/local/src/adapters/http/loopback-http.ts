import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

/** One HTTP request to this machine. */
export interface LoopbackRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** No body without one. */
  readonly body?: string;
  /** How long the whole answer may take, in ms of the machine's own clock: the other side is a real server. */
  readonly timeoutMs: number;
}

export interface LoopbackAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** At most 1 MiB; the rest is read and thrown away. */
  readonly body: string;
}

/** Why there is no answer; `outside` when the URL leads away from this machine, so that nothing was sent. */
export type LoopbackFailure = 'timeout' | 'connection' | 'outside';

/** A request that nobody answered. */
export class LoopbackHttpError extends Error {
  override readonly name = 'LoopbackHttpError';
  readonly failure: LoopbackFailure;

  constructor(failure: LoopbackFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

/** Sends HTTP requests to this machine and nowhere else. */
export interface LoopbackHttp {
  /** Redirects are not followed. @throws {LoopbackHttpError} */
  send(request: LoopbackRequest): Promise<LoopbackAnswer>;
  /** Ends every request under way. */
  close(): void;
}

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const KEPT_BODY_BYTES = 1_048_576;

/**
 * Tells whether a URL leads to this machine: `http` or `https` on 127.0.0.1, localhost or [::1].
 *
 * @example
 * ```ts
 * isLoopbackUrl('http://localhost:8080/hook'); //=> true
 * isLoopbackUrl('https://example.com/'); //=> false
 * ```
 */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && loopbackHosts.has(hostname);
}

/** Names of the machine itself are never asked of a name server, which could lead elsewhere. */
const lookup: LookupFunction = (_hostname, options, callback) => {
  const addresses = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];
  if (options.all) callback(null, addresses);
  else callback(null, '127.0.0.1', 4);
};

/** Creates the way out of the cloud, which ends at the machine's own addresses. */
export function createLoopbackHttp(): LoopbackHttp {
  const underWay = new Set<{ destroy(): void }>();

  return {
    send({ method, url, headers, body, timeoutMs }) {
      if (!isLoopbackUrl(url)) {
        return Promise.reject(
          new LoopbackHttpError(
            'outside',
            `The local cloud sends nothing outside the machine: ${url.split('?', 1)[0]}`,
          ),
        );
      }
      return new Promise((resolve, reject) => {
        const fail = (failure: LoopbackFailure, message: string) => {
          clearTimeout(timer);
          underWay.delete(sent);
          reject(new LoopbackHttpError(failure, message));
        };
        const options = { method, headers: { ...headers }, agent: false, lookup };
        const sent = url.startsWith('https:')
          ? // A server on this machine has no certificate that an authority has signed.
            requestHttps(url, { ...options, rejectUnauthorized: false })
          : requestHttp(url, options);
        const timer = setTimeout(() => {
          fail('timeout', `${url.split('?', 1)[0]} did not answer within ${timeoutMs} ms.`);
          sent.destroy();
        }, timeoutMs);
        underWay.add(sent);
        sent.on('error', ({ message }) => fail('connection', message));
        sent.on('response', (response) => {
          const chunks: Buffer[] = [];
          let sizeBytes = 0;
          response.on('data', (chunk: Buffer) => {
            if (sizeBytes < KEPT_BODY_BYTES) chunks.push(chunk);
            sizeBytes += chunk.length;
          });
          response.on('error', ({ message }) => fail('connection', message));
          response.on('end', () => {
            clearTimeout(timer);
            underWay.delete(sent);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            });
          });
        });
        if (body !== undefined) {
          sent.setHeader('content-length', Buffer.byteLength(body));
          sent.write(body);
        }
        sent.end();
      });
    },
    close() {
      for (const sent of underWay) sent.destroy();
    },
  };
}
