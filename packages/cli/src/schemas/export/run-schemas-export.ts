import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InvalidArgumentError } from '@busbar/core';
import { subscriptions } from '@busbar/consumers/subscriptions';
import {
  type ExportFormat,
  exportFormats,
  planExport,
  readExportCatalog,
  writeExport,
} from '@busbar/events-schema/exports';
import { contractsFolder } from '../../generate/contracts-folder.ts';
import { describeFailure, exitCodes, type Printer } from '../../printer.ts';
import { readContractFiles } from '../read-contract-files.ts';
import type { SchemasExportFlags } from './schemas-export-flags.ts';
import { toExportSubscription } from './to-export-subscription.ts';

/**
 * Writes contracts and subscriptions in the form of another tool; with `--check` tells what is not current.
 *
 * @throws {InvalidContractError} when the contracts themselves are wrong.
 * @throws {ExportConflictError} when a file of somebody else is in the way.
 */
export async function runSchemasExport(
  name: string,
  flags: SchemasExportFlags,
  printer: Printer,
): Promise<number> {
  const { events, drafts = false, check = false } = flags;
  try {
    const format = exportFormats.find((each) => each.name === name)!;
    const target = targetOf(format, flags);
    const contractsDir = contractsFolder('export contracts', flags.contracts);
    const catalog = await readExportCatalog({
      contracts: readContractFiles(contractsDir),
      contractsDir,
      subscriptions: subscriptions.map(toExportSubscription),
      drafts,
      ...(events === undefined ? {} : { events }),
    });
    const files = planExport({ format, catalog, ...(target && { fileName: target.fileName }) });
    if (target === undefined) {
      printer.result([...files.values()].join('').trimEnd());
      return exitCodes.ok;
    }
    return printReport(await writeExport({ format, files, outDir: target.outDir, check }), name, printer);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    printer.note(describeFailure(error));
    return exitCodes.usage;
  }
}

/** Where the files go; `undefined` for stdout, which takes one document. */
function targetOf(format: ExportFormat, { out, check = false }: SchemasExportFlags) {
  const fileName = `${format.name}.yaml`;
  if (out === undefined) {
    if (format.kind === 'document' && !check) return undefined;
    throw new InvalidArgumentError({
      doing: 'export contracts',
      argument: '--out',
      value: out,
      reason: check
        ? 'is missing: nothing says which files to check'
        : `is missing: ${format.name} has many files`,
      nextStep: 'Name a folder',
    });
  }
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isFolder || format.kind === 'folder' || !/\.(?:json|ya?ml)$/.test(out))
    return { outDir: out, fileName };
  return { outDir: dirname(out), fileName: basename(out) };
}

function printReport(
  report: Awaited<ReturnType<typeof writeExport>>,
  name: string,
  printer: Printer,
): number {
  const { written, removed, unchanged, kept, stale } = report;
  for (const file of kept) printer.note(`kept: ${file} is no longer exported, and was edited since.`);
  if (stale.length > 0) {
    for (const file of stale) printer.result(`stale: ${file}`);
    printer.note(`${stale.length} exported files are not current. Run \`busbar schemas export ${name}\`.`);
    return exitCodes.findings;
  }
  for (const file of written) printer.result(`written: ${file}`);
  for (const file of removed) printer.result(`removed: ${file}`);
  printer.note(`${written.length} written, ${removed.length} removed, ${unchanged.length} current.`);
  return exitCodes.ok;
}
