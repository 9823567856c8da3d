import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LoopbackServer, startLoopbackServer } from '../../../test/loopback-server.ts';
import { createLoopbackHttp, isLoopbackUrl } from './loopback-http.ts';

let server: LoopbackServer;
beforeEach(async () => {
  server = await startLoopbackServer();
});
afterEach(() => server.stop());

const get = { method: 'GET', headers: {}, timeoutMs: 5_000 };

it.each([
  ['http://127.0.0.1:1/', true],
  ['https://localhost/x', true],
  ['http://[::1]:1/', true],
  ['http://2130706433/', true],
  ['http://127.0.0.2/', false],
  ['http://10.0.0.1/', false],
  ['http://169.254.169.254/', false],
  ['http://localhost.example.com/', false],
  ['http://localhost@example.com/', false],
  ['http://[::ffff:10.0.0.1]/', false],
  ['ftp://localhost/', false],
  ['localhost', false],
])('%s leads to this machine: %s', (url, wanted) => {
  expect(isLoopbackUrl(url)).toBe(wanted);
});

it('sends to this machine by name and address, and follows no redirect', async () => {
  const http = createLoopbackHttp();
  server.plan({ status: 302, headers: { location: 'https://example.com/' } }, { body: 'second' });
  const { port } = new URL(server.url);

  const redirected = await http.send({ ...get, url: `${server.url}/a?b=c` });
  const named = await http.send({ ...get, method: 'PUT', body: 'sent', url: `http://localhost:${port}/` });

  expect([redirected.status, redirected.headers.location]).toEqual([302, 'https://example.com/']);
  expect([named.status, named.body]).toEqual([200, 'second']);
  expect(server.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['GET', '/a?b=c', ''],
    ['PUT', '/', 'sent'],
  ]);
});

it('refuses what leads elsewhere, and tells nothing of the query', async () => {
  const sent = createLoopbackHttp().send({ ...get, url: 'https://example.com/x?key=secret' });

  await expect(sent).rejects.toMatchObject({
    message: 'The local cloud sends nothing outside the machine: https://example.com/x',
  });
});

it('ends what is under way when it is closed', async () => {
  const http = createLoopbackHttp();
  server.plan('hang');
  const sent = http.send({ ...get, url: server.url });
  const outcome = sent.catch(({ failure }: { failure: string }) => failure);
  while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

  http.close();

  expect(await outcome).toBe('connection');
});
