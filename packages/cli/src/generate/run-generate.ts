import { fileURLToPath } from 'node:url';
import { generate } from '@busbar/events-schema/generate';
import { exitCodes, type Printer } from '../printer.ts';
import type { GenerateFlags } from './generate-flags.ts';

const eventsSchema = new URL('../../../events-schema/', import.meta.url);

/** Writes the generated code, or with `--check` tells what is not current. */
export async function runGenerate(flags: GenerateFlags, printer: Printer): Promise<number> {
  const { written, removed, unchanged, stale } = await generate({
    contractsDir: flags.contracts ?? fileURLToPath(new URL('contracts', eventsSchema)),
    outDir: flags.out ?? fileURLToPath(new URL('src/generated', eventsSchema)),
    check: flags.check ?? false,
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
