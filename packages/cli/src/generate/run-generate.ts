import { statSync } from 'node:fs';
import { InvalidArgumentError } from '@busbar/core';
import { generate } from '@busbar/events-schema/generate';
import { exitCodes, type Printer } from '../printer.ts';
import type { GenerateFlags } from './generate-flags.ts';

/** Where contracts and generated code stand in a workspace, seen from its root. */
const workspace = {
  contracts: 'packages/events-schema/contracts',
  out: 'packages/events-schema/src/generated',
};

/** Writes the generated code, or with `--check` tells what is not current. */
export async function runGenerate(flags: GenerateFlags, printer: Printer): Promise<number> {
  const { contracts = workspace.contracts, out = workspace.out, check = false } = flags;
  if (!statSync(contracts, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InvalidArgumentError({
      doing: 'generate',
      argument: '--contracts',
      value: contracts,
      reason: 'is no folder',
      nextStep: 'Run the command in the root of the workspace, or name the folder of the contracts',
    });
  }
  const { written, removed, unchanged, stale } = await generate({
    contractsDir: contracts,
    outDir: out,
    check,
  });
  if (stale.length > 0) {
    for (const file of stale) printer.result(`stale: ${file}`);
    printer.note(`${stale.length} generated files are not current. Run \`busbar generate\` and commit them.`);
    return exitCodes.findings;
  }
  for (const file of written) printer.result(`written: ${file}`);
  for (const file of removed) printer.result(`removed: ${file}`);
  printer.note(`${written.length} written, ${removed.length} removed, ${unchanged.length} current.`);
  return exitCodes.ok;
}
