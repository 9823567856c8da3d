import { relative, resolve } from 'node:path';
import {
  type NextMajorPlan,
  planNextMajor,
  planRelease,
  type ReleasePlan,
  writeContractFiles,
} from '@busbar/events-schema/compatibility';
import { findContractProblems } from '@busbar/events-schema/generate';
import { valuesOf } from '../../check/input.ts';
import { isCounting } from '../../check/is-counting.ts';
import { contractsFolder } from '../../generate/contracts-folder.ts';
import { workspaceOut } from '../../generate/workspace-out.ts';
import { exitCodes, type Printer } from '../../printer.ts';
import { type ContractTexts, readContractFiles } from '../read-contract-files.ts';
import { findLostReads } from './find-lost-reads.ts';
import { renderRelease } from './render-release.ts';
import type { SchemasReleaseFlags } from './schemas-release-flags.ts';

/** What is frozen stays: nothing that `generate` would refuse may get there. */
async function planSoundRelease(contracts: ContractTexts, accept: readonly string[]): Promise<ReleasePlan> {
  const plan = planRelease({ contracts, accept });
  const problems = plan.files.size === 0 ? [] : await findContractProblems(contracts);
  return problems.length === 0 ? plan : planRelease({ contracts, accept, problems });
}

/** Freezes the present revisions; with `--open-major` moves what may not be frozen to the next major version. */
export async function runSchemasRelease(flags: SchemasReleaseFlags, printer: Printer): Promise<number> {
  const { accept = [], openMajor = false, dryRun = false, format, out = workspaceOut } = flags;
  const contractsDir = contractsFolder('release schemas', flags.contracts);
  const contracts = readContractFiles(contractsDir);
  const sound = await planSoundRelease(contracts, accept);
  const { consumers } = flags;
  const lost = await findLostReads(sound, {
    contractsDir,
    accept,
    ...(consumers === undefined ? {} : { consumers }),
  });
  if ('missing' in lost)
    printer.note(`Readers of fields that are left out were not looked for: ${lost.missing}.`);
  const lostReads = valuesOf(lost);
  const isHeld = lostReads.some(isCounting);
  const plan = isHeld ? { ...sound, files: new Map<string, string>(), released: [] } : sound;
  const isBlocked = openMajor && plan.refused.some(({ isNewestMajor }) => !isNewestMajor);
  const isOpening = openMajor && plan.refused.length > 0 && !isBlocked;
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
  printer.result(
    renderRelease[format]({ plan, lostReads, isHeld, opened: opening, isDryRun: dryRun, isBlocked, folder }),
  );
  const isDone = plan.problems.length === 0 && !isHeld && (plan.refused.length === 0 || isOpening);
  return isDone ? exitCodes.ok : exitCodes.findings;
}
