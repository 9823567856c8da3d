import type { Subscription } from '@busbar/consumers';
import { eventArchiver, orderNotifier, orderProjection } from '@busbar/consumers/subscriptions';
import { type BusbarApp, createBusbarApp } from '../src/create-busbar-app.ts';
import { type EnvironmentName, environments } from '../src/environments.ts';
import { buildFunctions } from './build-functions.ts';
import { createTemporaryDirectory } from './create-temporary-directory.ts';

export interface TestAppOptions {
  /** @default 'dev' */
  readonly environment?: EnvironmentName;
  /** @default - those of the example domain, so that another consumer changes no test here */
  readonly subscriptions?: readonly Subscription[];
  readonly alarmTopicArn?: string;
}

/** Creates the app as it is deployed, with functions that handle nothing. */
export function createTestApp(options: TestAppOptions = {}): BusbarApp {
  const { environment = 'dev', ...rest } = options;
  const settings = { subscriptions: [orderProjection, orderNotifier, eventArchiver], ...rest };
  return createBusbarApp({
    ...settings,
    environment: environments[environment],
    outdir: createTemporaryDirectory(),
    bundleDirectory: buildFunctions(settings.subscriptions),
  });
}
