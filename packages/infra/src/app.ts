import { fileURLToPath } from 'node:url';
import { subscriptions } from '@busbar/consumers/subscriptions';
import { isBusbarError } from '@busbar/core';
import { createBusbarApp } from './create-busbar-app.ts';
import { parseEnvironment } from './environments.ts';
import { findBundleDirectory } from './find-bundle-directory.ts';

try {
  const { app } = createBusbarApp({
    environment: parseEnvironment(process.env.BUSBAR_ENVIRONMENT),
    subscriptions,
    bundleDirectory: findBundleDirectory(),
    outdir: process.env.CDK_OUTDIR ?? fileURLToPath(new URL('../cdk.out', import.meta.url)),
  });
  app.synth();
} catch (error) {
  if (!isBusbarError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
