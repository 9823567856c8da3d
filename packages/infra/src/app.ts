import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { subscriptions } from '@busbar/consumers/subscriptions';
import { isBusbarError } from '@busbar/core';
import { createBusbarApp } from './create-busbar-app.ts';
import { parseEnvironment } from './environments.ts';
import { findBundleDirectory } from './find-bundle-directory.ts';

const ownOutdir = fileURLToPath(new URL('../cdk.out', import.meta.url));

try {
  const environment = parseEnvironment(process.env.BUSBAR_ENVIRONMENT);
  const outdir = process.env.CDK_OUTDIR ?? ownOutdir;
  // CDK leaves what an earlier synth wrote: templates of other environments, functions as they were before.
  if (outdir === ownOutdir) rmSync(outdir, { recursive: true, force: true });
  const { app } = createBusbarApp({
    environment,
    subscriptions,
    bundleDirectory: findBundleDirectory(),
    outdir,
  });
  app.synth();
} catch (error) {
  if (!isBusbarError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
