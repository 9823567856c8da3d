import { checkContracts } from '@busbar/events-schema/compatibility';
import { withReaders } from '@busbar/operations/check';
import { createCheckInputs } from '../../check/check-inputs.ts';
import { contractsFolder } from '../../generate/contracts-folder.ts';
import { exitCodes, type Printer } from '../../printer.ts';
import { BaselineUnreadableError } from '../baseline/baseline-unreadable-error.ts';
import { isNothingCompared } from '../baseline/is-nothing-compared.ts';
import { loadBaseline } from '../baseline/load-baseline.ts';
import { readContractFiles } from '../read-contract-files.ts';
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
  const compared = checkContracts({
    contracts: readContractFiles(contractsDir),
    against: await loadBaseline(against, contractsDir),
    accept,
  });
  if (isNothingCompared(compared)) {
    throw new BaselineUnreadableError(
      against,
      'it holds no version of any of these contracts, so nothing was compared',
    );
  }
  const about = new Set(
    compared.checks.flatMap(({ detailType, findings }) => (findings.length > 0 ? [detailType] : [])),
  );
  const report = withReaders(compared, about.size > 0 ? await createCheckInputs(flags, about).reads() : []);
  const text = renderCheck[format](report, contractsDir.replaceAll('\\', '/').replace(/\/$/, ''));
  if (text !== '') printer.result(text);
  return report.verdict === 'compatible' ? exitCodes.ok : exitCodes.findings;
}
