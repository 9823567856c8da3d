import type { ContractTexts } from '../read-contract-files.ts';
import { readBaseline } from './read-baseline.ts';
import { readRegistryBaseline, registryOfBaseline } from './read-registry-baseline.ts';

/**
 * Reads what contracts are compared with: the releases beside them, a registry, a folder or a commit.
 *
 * @throws {BaselineUnreadableError}
 */
export async function loadBaseline(
  against: string,
  contractsDir: string,
): Promise<ContractTexts | 'released'> {
  if (against === 'released') return against;
  const registry = registryOfBaseline(against);
  return registry === undefined ? readBaseline(against, contractsDir) : readRegistryBaseline(registry);
}
