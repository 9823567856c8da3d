import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { startLocalCloud } from '../packages/local/src/index.ts';
import type { LocalCloud } from '../packages/local/src/index.ts';
import { eventBusConformance } from '../packages/producers/src/conformance/event-bus-conformance.ts';
import { createEventBridgeEventBus } from '../packages/producers/src/index.ts';
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
