import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subscription } from '@busbar/consumers';
import { createBusbarApp } from './create-busbar-app.ts';
import { environments } from './environments.ts';
import { findTemplateViolations, type TemplateViolation } from './find-template-violations.ts';

export interface EnvironmentViolationsOptions {
  readonly subscriptions: readonly Subscription[];
  /** Directory with the built functions: `<bundleDirectory>/<subscription name>/index.mjs`. */
  readonly bundleDirectory: string;
}

/**
 * Synthesizes the app of every environment into a temporary directory and checks its templates.
 *
 * @returns every violation of dev, staging and prod, warnings included.
 * @throws {FunctionBundleMissingError} when a subscription's function has not been built.
 */
export function findEnvironmentViolations({
  subscriptions,
  bundleDirectory,
}: EnvironmentViolationsOptions): readonly TemplateViolation[] {
  const outdir = mkdtempSync(join(tmpdir(), 'busbar-validate-'));
  try {
    return Object.values(environments).flatMap((environment) =>
      findTemplateViolations(
        createBusbarApp({
          environment,
          subscriptions,
          bundleDirectory,
          outdir: join(outdir, environment.name),
        }),
      ),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
