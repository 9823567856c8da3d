import { createSystemClock, isBusbarError } from '@busbar/core';
import { generate } from '@busbar/events-schema/generate';
import { untilStopped } from '../local/until-stopped.ts';
import { describeFailure, exitCodes, type Printer } from '../printer.ts';
import { contractsFolder } from './contracts-folder.ts';
import type { GenerateFlags } from './generate-flags.ts';
import { renderWarning } from './render-warning.ts';
import { runWhenChanged } from './run-when-changed.ts';
import { watchContracts } from './watch-contracts.ts';
import { workspaceOut } from './workspace-out.ts';
import { counted } from '../report/counted.ts';

interface Generation {
  readonly contractsDir: string;
  readonly outDir: string;
  readonly check: boolean;
}

/** Writes the generated code; with `--check` tells what is not current, with `--watch` writes at each change. */
export async function runGenerate(flags: GenerateFlags, printer: Printer): Promise<number> {
  const { out: outDir = workspaceOut, check = false, watch = false } = flags;
  const contractsDir = contractsFolder('generate', flags.contracts);
  const generation = { contractsDir, outDir, check };
  if (!watch) return generateOnce(generation, printer);

  printer.note(`Watching ${contractsDir}. Stop it with Ctrl+C.`);
  await runWhenChanged({
    run: () => generateAgain(generation, printer),
    watch: (onChange, onError) => watchContracts(contractsDir, onChange, onError),
    clock: createSystemClock(),
    stopped: untilStopped(),
  });
  return exitCodes.ok;
}

/** Contracts are often wrong while they are written: says so and leaves it at that. */
async function generateAgain(generation: Generation, printer: Printer): Promise<void> {
  try {
    await generateOnce(generation, printer);
  } catch (error) {
    if (!isBusbarError(error)) throw error;
    printer.note(describeFailure(error));
  }
}

async function generateOnce(generation: Generation, printer: Printer): Promise<number> {
  const { written, removed, unchanged, stale, warnings } = await generate(generation);
  for (const warning of warnings) printer.note(renderWarning(warning));
  if (stale.length > 0) {
    for (const file of stale) printer.result(`stale: ${file}`);
    printer.note(
      `${counted(stale.length, 'generated file is', 'generated files are')} not current. Run \`busbar generate\` and commit them.`,
    );
    return exitCodes.findings;
  }
  for (const file of written) printer.result(`written: ${file}`);
  for (const file of removed) printer.result(`removed: ${file}`);
  printer.note(`${written.length} written, ${removed.length} removed, ${unchanged.length} current.`);
  return exitCodes.ok;
}
