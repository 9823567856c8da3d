import { type SchemaDialect, toRegistryDocuments } from '@busbar/events-schema/registry';
import { runPush } from '@busbar/operations/registry';
import { contractsFolder } from '../../generate/contracts-folder.ts';
import { exitCodes, type Printer } from '../../printer.ts';
import { connectRegistry } from '../connect-registry.ts';
import { readContractFiles } from '../read-contract-files.ts';
import { renderPush } from './render-push.ts';
import type { SchemasPushFlags } from './schemas-push-flags.ts';

/**
 * Brings a schema registry to what the contracts say.
 *
 * @throws {RegistryNotFoundError} @throws {RegistryThrottledError} @throws {RegistryCallError}
 */
export async function runSchemasPush(flags: SchemasPushFlags, printer: Printer): Promise<number> {
  const contractsDir = contractsFolder('push schemas', flags.contracts);
  const dialects: readonly SchemaDialect[] =
    flags.type === 'both' ? ['OpenApi3', 'JSONSchemaDraft4'] : [flags.type];
  const { documents, names, problems, notes } = toRegistryDocuments(
    readContractFiles(contractsDir),
    dialects,
  );
  if (names.length === 0 && problems.length > 0) {
    printer.result(
      renderPush[flags.format](
        { registryName: flags.registry, isRegistryPlanned: false, steps: [] },
        problems,
      ),
    );
    return exitCodes.findings;
  }
  const report = await runPush({
    registry: connectRegistry(),
    registryName: flags.registry,
    documents,
    keep: names,
    dryRun: flags.dryRun ?? false,
    create: flags.create ?? false,
  });
  printer.result(renderPush[flags.format](report, problems));
  for (const note of notes) printer.note(`Note: ${note}`);
  const isWhole =
    problems.length === 0 &&
    report.steps.every(
      ({ action, outcome }) => action !== 'foreign' && outcome !== 'failed' && outcome !== 'skipped',
    );
  return isWhole ? exitCodes.ok : exitCodes.findings;
}
