import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InvalidArgumentError } from '@busbar/core';
import { planPull } from '@busbar/events-schema/registry';
import { readRegistered } from '@busbar/operations/registry';
import { contractsFolder } from '../../generate/contracts-folder.ts';
import { describeFailure, exitCodes, type Printer } from '../../printer.ts';
import { connectRegistry } from '../connect-registry.ts';
import { readContractFiles } from '../read-contract-files.ts';
import { renderPull } from './render-pull.ts';
import type { SchemasPullFlags } from './schemas-pull-flags.ts';

/** Registry in which EventBridge keeps what it discovers. */
const discoveredRegistry = 'discovered-schemas';

/**
 * Writes drafts of what a schema registry holds, and compares contracts that are there with it.
 *
 * @throws {InvalidArgumentError} when the folder of the contracts is none.
 * @throws {RegistryNotFoundError} @throws {RegistryThrottledError} @throws {RegistryCallError}
 */
export async function runSchemasPull(
  names: readonly string[],
  flags: SchemasPullFlags,
  printer: Printer,
): Promise<number> {
  const { as, source, dryRun = false } = flags;
  const contractsDir = contractsFolder('pull schemas', flags.contracts);
  if (as !== undefined && names.length !== 1) {
    const misused = new InvalidArgumentError({
      doing: 'pull schemas',
      argument: '--as',
      value: as,
      reason: `names one contract, and ${names.length} schemas are named`,
      nextStep: 'Name the one schema that it is for',
    });
    printer.note(describeFailure(misused));
    return exitCodes.usage;
  }
  const registryName = flags.discovered === true ? discoveredRegistry : flags.registry;
  const { schemas: registered, missing } = await readRegistered({
    registry: connectRegistry(),
    registryName,
    names,
  });
  const outDir = flags.out ?? contractsDir;
  const inOut = outDir === contractsDir ? [] : readContractFilesIfAny(outDir);
  const plan = await planPull({
    registered,
    present: new Map([...inOut, ...readContractFiles(contractsDir)]),
    as,
    source,
  });
  for (const [path, text] of dryRun ? [] : plan.files) {
    const file = join(outDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  printer.result(renderPull[flags.format]({ ...plan, registryName, missing, dryRun }));
  if (plan.files.size > 0 && flags.format === 'text') {
    printer.note(
      'Drafts can be read and not published. Read them, say in contract.json who owns them, set "lifecycle" to "active", ' +
        'run `busbar generate`.',
    );
  }
  const isFound = ({ outcome, difference, facts = [] }: (typeof plan.schemas)[number]) =>
    outcome === 'refused' ||
    (outcome === 'present' && (difference === undefined || facts.length > 0)) ||
    (difference !== undefined && difference.verdict !== 'same' && difference.verdict !== 'equivalent');
  return missing.length > 0 || plan.schemas.some(isFound) ? exitCodes.findings : exitCodes.ok;
}

function readContractFilesIfAny(folder: string): Iterable<readonly [string, string]> {
  try {
    return readContractFiles(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
