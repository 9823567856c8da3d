import { subscriptions } from '@busbar/consumers/subscriptions';
import { isBusbarError } from '@busbar/core';
import { environments } from './environments.ts';
import { findBundleDirectory } from './find-bundle-directory.ts';
import { findEnvironmentViolations } from './find-environment-violations.ts';

try {
  const violations = findEnvironmentViolations({ subscriptions, bundleDirectory: findBundleDirectory() });
  for (const { stackName, logicalId = '', rule, severity, description } of violations) {
    process.stderr.write(`${stackName} ${logicalId}: ${severity} ${rule}: ${description}\n`);
  }
  process.stdout.write(`${Object.keys(environments).join(', ')}: ${violations.length} template violations\n`);
  if (violations.length > 0) process.exitCode = 1;
} catch (error) {
  if (!isBusbarError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
