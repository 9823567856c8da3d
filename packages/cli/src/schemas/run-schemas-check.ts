import { checkContracts } from '@busbar/events-schema/compatibility';
import { contractsFolder } from '../generate/contracts-folder.ts';
import { exitCodes, type Printer } from '../printer.ts';
import { BaselineUnreadableError } from './baseline-unreadable-error.ts';
import { readBaseline, readContractFiles } from './read-contract-files.ts';
import { readRegistryBaseline, registryOfBaseline } from './read-registry-baseline.ts';
import { renderCheck } from './render-check.ts';
import type { SchemasCheckFlags } from './schemas-check-flags.ts';

/**
 * Compares the contracts with what they were.
 *
 * @throws BaselineUnreadableError
 */
export async function runSchemasCheck(flags: SchemasCheckFlags, printer: Printer): Promise<number> {
  const { against, accept = [], format } = flags;
  const contractsDir = contractsFolder('check schemas', flags.contracts);
  const registry = registryOfBaseline(against);
  const report = checkContracts({
    contracts: readContractFiles(contractsDir),
    against:
      against === 'released'
        ? against
        : registry === undefined
          ? readBaseline(against, contractsDir)
          : await readRegistryBaseline(registry),
    accept,
  });
  const { checks, added, removed, problems } = report;
  // A baseline that is empty, or a folder whose releases are gone, would make everything new and so nothing wrong.
  if (added.length > 0 && [checks, removed, problems].every(({ length }) => length === 0)) {
    throw new BaselineUnreadableError(
      against,
      'it holds no version of any of these contracts, so nothing was compared',
    );
  }
  const text = renderCheck[format](report, contractsDir.replaceAll('\\', '/').replace(/\/$/, ''));
  if (text !== '') printer.result(text);
  return report.verdict === 'compatible' ? exitCodes.ok : exitCodes.findings;
}
