import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SchemasClient } from '@aws-sdk/client-schemas';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { onTestFinished } from 'vitest';

/** A request as the wire has it: `PUT /v1/registries/name/busbar-dev/schemas/name/x`. */
export interface SchemasRequest {
  readonly line: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What the server answers; `code` makes it an error of that name. */
export interface SchemasAnswer {
  readonly status?: number;
  readonly code?: string;
  readonly body?: unknown;
}

/**
 * Starts an HTTP server on a free port that answers the Schemas API as told, and a client that reaches it and waits for
 * nothing between its attempts.
 */
export async function startSchemasServer(
  answer: (request: SchemasRequest) => SchemasAnswer,
  { maxAttempts = 10 } = {},
) {
  const requests: SchemasRequest[] = [];
  const server = createServer((incoming, response) => {
    let text = '';
    incoming.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '', 'http://localhost');
      const request = {
        line: `${incoming.method} ${decodeURIComponent(url.pathname)}`,
        query: Object.fromEntries(url.searchParams),
        body: text === '' ? undefined : JSON.parse(text),
      };
      requests.push(request);
      const { status = 200, code, body = {} } = answer(request);
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(code === undefined ? {} : { 'x-amzn-errortype': code }),
      });
      response.end(JSON.stringify(code === undefined ? body : { Code: code, Message: 'As the test says.' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new SchemasClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    retryStrategy: new ConfiguredRetryStrategy(maxAttempts, () => 0),
  });
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  onTestFinished(async () => {
    client.destroy();
    server.closeAllConnections();
    await stop();
  });
  return { client, requests, stop };
}
