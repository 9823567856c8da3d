import { relative, resolve } from 'node:path';
import {
  type NextMajorPlan,
  planNextMajor,
  planRelease,
  writeContractFiles,
} from '@busbar/events-schema/compatibility';
import { contractsFolder } from '../generate/contracts-folder.ts';
import { workspaceOut } from '../generate/workspace-out.ts';
import { exitCodes, type Printer } from '../printer.ts';
import { readContractFiles } from './read-contract-files.ts';
import { renderRelease } from './render-release.ts';
import type { SchemasReleaseFlags } from './schemas-release-flags.ts';

/** Freezes the present revisions; with `--open-major` moves what may not be frozen to the next major version. */
export async function runSchemasRelease(flags: SchemasReleaseFlags, printer: Printer): Promise<number> {
  const { accept = [], openMajor = false, dryRun = false, format, out = workspaceOut } = flags;
  const contractsDir = contractsFolder('release schemas', flags.contracts);
  const contracts = readContractFiles(contractsDir);
  const plan = planRelease({ contracts, accept });
  const isOpening =
    openMajor && plan.refused.length > 0 && plan.refused.every(({ isNewestMajor }) => isNewestMajor);
  const generatedPath = relative(resolve(contractsDir), resolve(out)).replaceAll('\\', '/');
  const opening: NextMajorPlan = isOpening
    ? await planNextMajor({ contracts, refused: plan.refused, generatedPath })
    : new Map();
  const files = new Map([...plan.files, ...opening]);
  if (!dryRun) {
    const replaced = new Set([...files.keys()].filter((file) => contracts.has(file)));
    await writeContractFiles({ contractsDir, files, replaced });
  }
  const folder = contractsDir.replaceAll('\\', '/').replace(/\/$/, '');
  printer.result(renderRelease[format]({ plan, opened: opening, isDryRun: dryRun, folder }));
  const isDone = plan.problems.length === 0 && (plan.refused.length === 0 || isOpening);
  return isDone ? exitCodes.ok : exitCodes.findings;
}
