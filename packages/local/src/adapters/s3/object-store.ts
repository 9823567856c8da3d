import { request as httpRequest } from 'node:http';
import { buildApp, startFauxqs } from 'fauxqs';
import type { S3Request } from './s3-request.ts';

export interface ObjectStoreAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** fauxqs as it is driven here. @see https://github.com/kibertoad/fauxqs */
export interface ObjectStore {
  send(request: Pick<S3Request, 'method' | 'url' | 'headers' | 'body'>): Promise<ObjectStoreAnswer>;
  close(): Promise<void>;
}

/** Headers of one connection, and those that told of a coding which the body no longer has. */
const droppedHeaders = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'expect', 'host'];

/**
 * Opens an object store: in memory it is called in process; with a folder fauxqs offers its persistence through its
 * server alone, which then listens on a loopback port of its own.
 *
 * @param folder objects are kept there as files. @default in memory
 */
export async function openObjectStore(folder?: string): Promise<ObjectStore> {
  return folder === undefined ? openInProcess() : openServer(folder);
}

function openInProcess(): ObjectStore {
  const app = buildApp({ logger: false });
  return {
    async send({ method, url, headers, body }) {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: toSentHeaders(headers, body),
        ...(body.byteLength > 0 ? { payload: Buffer.from(body) } : {}),
      });
      return {
        statusCode: answer.statusCode,
        headers: toTextHeaders(answer.headers),
        body: method === 'HEAD' ? Buffer.alloc(0) : answer.rawPayload,
      };
    },
    close: () => app.close(),
  };
}

async function openServer(folder: string): Promise<ObjectStore> {
  const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, s3StorageDir: folder });
  return {
    send: ({ method, url, headers, body }) =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(
          { host: '127.0.0.1', port: server.port, method, path: url, headers: toSentHeaders(headers, body) },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('error', reject);
            answer.on('end', () =>
              resolve({
                statusCode: answer.statusCode ?? 500,
                headers: toTextHeaders(answer.headers),
                body: Buffer.concat(chunks),
              }),
            );
          },
        );
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => server.stop(),
  };
}

function toSentHeaders(headers: S3Request['headers'], body: Uint8Array): Record<string, string> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !droppedHeaders.includes(name)));
  return { ...sent, host: '127.0.0.1', 'content-length': String(body.byteLength) };
}

function toTextHeaders(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(
        ([name, value]) =>
          value !== undefined &&
          name !== 'connection' &&
          name !== 'keep-alive' &&
          name !== 'transfer-encoding',
      )
      .map(([name, value]) => [name, String(value)]),
  );
}
