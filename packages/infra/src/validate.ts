import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subscriptions } from '@busbar/consumers/subscriptions';
import { isBusbarError } from '@busbar/core';
import { createBusbarApp } from './create-busbar-app.ts';
import { environments } from './environments.ts';
import { findBundleDirectory } from './find-bundle-directory.ts';
import { findTemplateViolations } from './find-template-violations.ts';

const outdir = mkdtempSync(join(tmpdir(), 'busbar-validate-'));
try {
  let count = 0;
  for (const environment of Object.values(environments)) {
    const app = createBusbarApp({
      environment,
      subscriptions,
      bundleDirectory: findBundleDirectory(),
      outdir: join(outdir, environment.name),
    });
    for (const { stackName, logicalId = '', rule, severity, description } of findTemplateViolations(app)) {
      count += 1;
      process.stderr.write(`${stackName} ${logicalId}: ${severity} ${rule}: ${description}\n`);
    }
  }
  process.stdout.write(`${Object.keys(environments).join(', ')}: ${count} template violations\n`);
  if (count > 0) process.exitCode = 1;
} catch (error) {
  if (!isBusbarError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
