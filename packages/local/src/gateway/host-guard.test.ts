import { describe, expect, it } from 'vitest';
import { statusAndJson, useGateway } from '../../test/gateway-cloud.ts';

const gateway = useGateway();
const { call, jsonCall } = gateway;

describe('who is let in', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '10.0.0.1',
  ])('refuses host "%s" with 403 before anything else', async (host) => {
    const answer = await call({ method: 'GET', path: '/_busbar/health', headers: { host } });

    expect(statusAndJson(answer)).toEqual([
      403,
      {
        __type: 'ForbiddenOriginException',
        message: `Failed to accept request for host "${host}": the local cloud answers 127.0.0.1, localhost and [::1] only. Use its endpoint as it was printed at the start.`,
      },
    ]);
  });

  it.each(['https://evil.example', 'http://localhost.evil.example', 'null'])(
    'refuses origin "%s" with 403',
    async (origin) => {
      const answer = await jsonCall('sqs', 'AmazonSQS.ListQueues', '{}', { origin });

      expect(statusAndJson(answer)).toEqual([
        403,
        {
          __type: 'ForbiddenOriginException',
          message: `Failed to accept request from origin "${origin}": the local cloud answers web pages of 127.0.0.1, localhost and [::1] only. Serve the page from this machine.`,
        },
      ]);
      expect(gateway.local.access.asked).toEqual([]);
    },
  );

  it.each(['127.0.0.1', 'localhost:4566', '[::1]:4566'])('answers host "%s"', async (host) => {
    const answer = await call({
      method: 'GET',
      path: '/_busbar/health',
      headers: { host, origin: 'http://localhost:3000' },
    });

    expect(statusAndJson(answer)).toEqual([200, { status: 'ok' }]);
  });

  it('listens on 127.0.0.1 only', () => {
    expect(gateway.local.gateway.endpoint).toBe(`http://127.0.0.1:${gateway.local.gateway.port}`);
  });

  it('gives every answer its own request id, refusals included', async () => {
    const answers = [
      await call({ headers: { host: 'evil.example' } }),
      await call({}),
      await jsonCall('sqs', 'AmazonSQS.ListQueues', '{}'),
      await call({ method: 'GET', path: '/_busbar/health' }),
    ];

    const ids = answers.map(({ headers }) => String(headers['x-amzn-requestid']));
    expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(4);
  });
});
