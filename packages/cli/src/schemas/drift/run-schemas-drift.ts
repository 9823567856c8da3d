import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { InvalidArgumentError } from '@busbar/core';
import { readRegistered } from '@busbar/operations/registry';
import {
  type DriftOptions,
  type DriftReport,
  EventSourceUnreadableError,
  findDrift,
  findRegistryDrift,
  sampleEvents,
} from '@busbar/operations/drift';
import { contractsFolder } from '../../generate/contracts-folder.ts';
import { describeFailure, exitCodes, type Printer } from '../../printer.ts';
import { connectRegistry } from '../connect-registry.ts';
import { openDriftSource } from './open-drift-source.ts';
import { PatchUnwritableError } from './patch-unwritable-error.ts';
import { readContractFiles } from '../read-contract-files.ts';
import { renderDrift } from './render-drift.ts';
import type { SchemasDriftFlags } from './schemas-drift-flags.ts';

/**
 * Compares contracts with what was published.
 *
 * @throws {EventSourceUnreadableError} when the source cannot be read, or holds no event.
 * @throws {PatchUnwritableError} when the patch cannot be written.
 * @throws {InvalidContractError} when the contracts themselves are wrong.
 * @throws {RegistryNotFoundError} @throws {RegistryThrottledError} @throws {RegistryCallError}
 */
export async function runSchemasDrift(flags: SchemasDriftFlags, printer: Printer): Promise<number> {
  const { from, minEvents, showValues = false, patch, format, limit } = flags;
  let contractsDir: string;
  try {
    checkFlags(flags);
    contractsDir = contractsFolder('find drift', flags.contracts);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    printer.note(describeFailure(error));
    return exitCodes.usage;
  }
  const options: DriftOptions = {
    files: readContractFiles(contractsDir),
    contractsDir,
    pathPrefix: patchPrefix(contractsDir),
    minEvents,
    showValues,
  };
  const report =
    from === 'registry'
      ? await compareRegistry(flags, options)
      : await compareEvents({ ...flags, from }, options, printer);
  if (report.events >= limit) {
    printer.note(`Reading stopped at --limit ${limit}: of what comes after nothing is known.`);
  }
  if (patch !== undefined) writePatch(patch, report.proposal.patch, printer);
  printer.result(renderDrift[format](report));
  return report.verdict === 'none' ? exitCodes.ok : exitCodes.findings;
}

function writePatch(file: string, text: string, printer: Printer): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new PatchUnwritableError(file, cause);
  }
  const told =
    text === '' ? `${file} is empty: nothing is proposed.` : `${file} is written: git apply ${file}`;
  printer.note(told);
}

async function compareEvents(
  flags: SchemasDriftFlags & { readonly from: 'archive' | 'file' | 'local' },
  options: DriftOptions,
  printer: Printer,
): Promise<DriftReport> {
  const { limit, every, since, until } = flags;
  const { name, sampled } = openDriftSource(flags, printer);
  const range = {
    ...(since === undefined ? {} : { sinceMs: since }),
    ...(until === undefined ? {} : { untilMs: until }),
  };
  const report = await findDrift(sampleEvents(sampled, { limit, every, ...range }), options);
  if (report.events > 0) return report;
  const unreadable = report.unreadable[0];
  const reason =
    unreadable === undefined
      ? 'it holds no event, so nothing was compared'
      : `none of ${report.unreadableCount} pieces is an event (${unreadable.where}: ${unreadable.reason})`;
  throw new EventSourceUnreadableError(name, reason, 'Publish something first, or choose a wider range');
}

async function compareRegistry(
  { registry: registryName }: SchemasDriftFlags,
  options: DriftOptions,
): Promise<DriftReport> {
  const { schemas } = await readRegistered({ registry: connectRegistry(), registryName });
  const report = await findRegistryDrift(schemas, options);
  if (report.versions.length > 0 || report.verdict === 'drift') return report;
  const held = schemas.length === 0 ? 'it holds no schema' : 'it holds schemas of other events only';
  const nextStep = 'Start a discoverer on the bus and publish something; discovery takes minutes';
  throw new EventSourceUnreadableError(registryName, `${held}, so nothing was compared`, nextStep);
}

function checkFlags({ from, bucket, endpoint }: SchemasDriftFlags): void {
  const refused = (argument: string, value: string, reason: string, nextStep: string) =>
    new InvalidArgumentError({ doing: 'find drift', argument, value, reason, nextStep });
  if (from === 'archive' && bucket === undefined)
    throw refused('--bucket', '', 'is missing', 'Name the bucket of the S3 archive');
  if (from === 'local' && !/^https?:\/\//.test(endpoint))
    throw refused('--endpoint', endpoint, 'is no URL', 'Name the endpoint that busbar local prints');
}

/** Path of the contracts folder from the root of its repository, which is where `git apply` is at home. */
function patchPrefix(contractsDir: string): string {
  try {
    const args = ['rev-parse', '--show-prefix'];
    return execFileSync('git', args, { cwd: contractsDir, stdio: 'pipe', encoding: 'utf8' }).trim();
  } catch {
    const path = relative(process.cwd(), resolve(contractsDir)).split(sep).join('/');
    return path === '' ? '' : `${path}/`;
  }
}
