import { toBaselineFiles } from '@busbar/events-schema/registry';
import { readRegistered } from '@busbar/operations/registry';
import { BaselineUnreadableError } from './baseline-unreadable-error.ts';
import { connectRegistry, defaultRegistry } from '../connect-registry.ts';
import type { ContractTexts } from '../read-contract-files.ts';

/** The registry that a baseline names: `registry`, or `registry:<name>`; `undefined` for other baselines. */
export function registryOfBaseline(baseline: string): string | undefined {
  if (baseline === 'registry') return defaultRegistry;
  return baseline.startsWith('registry:') ? baseline.slice('registry:'.length) : undefined;
}

/**
 * Reads the contracts as a schema registry has them.
 *
 * @throws {BaselineUnreadableError} when a schema of Busbar's there cannot be read.
 * @throws {RegistryNotFoundError} @throws {RegistryThrottledError} @throws {RegistryCallError}
 */
export async function readRegistryBaseline(registryName: string): Promise<ContractTexts> {
  const { schemas } = await readRegistered({ registry: connectRegistry(), registryName });
  const { files, unreadable } = toBaselineFiles(schemas);
  if (unreadable.length > 0) {
    throw new BaselineUnreadableError(
      `registry:${registryName}`,
      `${unreadable.join(', ')} cannot be converted (busbar schemas pull says why)`,
    );
  }
  return files;
}
