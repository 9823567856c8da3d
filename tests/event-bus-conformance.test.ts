import type { LocalCloud } from '@busbar/local';
import { startLocalCloud } from '@busbar/local';
import { createEventBridgeEventBus } from '@busbar/producers';
import { eventBusConformance } from '@busbar/producers/conformance';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { createRoutedQueue } from './routed-queue.ts';

let cloud: LocalCloud;

beforeEach(async () => {
  cloud = await startLocalCloud({ seed: 7 });
  vi.stubEnv('AWS_ENDPOINT_URL', cloud.endpoint);
  vi.stubEnv('AWS_REGION', cloud.region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', cloud.credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', cloud.credentials.secretAccessKey);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await cloud.stop();
});

describe('EventBridge event bus against the local cloud, as every adapter', () => {
  for (const { title, run } of eventBusConformance) {
    it(title, async () => {
      const queue = await createRoutedQueue(cloud, 'orders');

      await run({
        eventBus: createEventBridgeEventBus({ eventBusName: 'orders' }),
        missingEventBus: createEventBridgeEventBus({ eventBusName: 'nowhere' }),
        delivered: queue.receive,
      });
    });
  }
});
