import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { subscriptions } from './subscriptions.ts';

const source = import.meta.dirname;

describe('subscriptions', () => {
  it('lists each folder that has a handler, under the name of the folder', () => {
    const folders = globSync('*/handler.ts', { cwd: source }).map((handler) => basename(dirname(handler)));

    expect(subscriptions.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  it('subscribes the three consumers of the example domain', () => {
    expect(
      subscriptions.map(({ name, pattern, replay, idempotency, queue }) => ({
        name,
        pattern,
        replay,
        idempotency,
        maxReceiveCount: queue.maxReceiveCount,
      })),
    ).toMatchInlineSnapshot(`
      [
        {
          "idempotency": {
            "expiresAfterDays": 15,
          },
          "maxReceiveCount": 3,
          "name": "order-projection",
          "pattern": {
            "detail-type": [
              "orders.OrderPlaced",
              "orders.OrderCancelled",
            ],
          },
          "replay": "run",
        },
        {
          "idempotency": {
            "expiresAfterDays": 15,
          },
          "maxReceiveCount": 3,
          "name": "order-notifier",
          "pattern": {
            "detail-type": [
              "orders.OrderPlaced",
            ],
          },
          "replay": "skip",
        },
        {
          "idempotency": "none",
          "maxReceiveCount": 5,
          "name": "event-archiver",
          "pattern": {
            "source": [
              {
                "prefix": "",
              },
            ],
          },
          "replay": "skip",
        },
      ]
    `);
  });

  it('imports neither the AWS SDK nor Powertools nor handler code', async () => {
    const { metafile } = await build({
      entryPoints: [join(source, 'subscriptions.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });

    const forbidden = /@aws-sdk|@smithy|@aws-lambda-powertools|handler\.ts|\/consume\//;
    expect(Object.keys(metafile.inputs).filter((path) => forbidden.test(path))).toEqual([]);
  });
});
