import { InvalidArgumentError } from '@busbar/core';
import { writeNewEvent } from '@busbar/events-schema/generate';
import { contractsFolder } from '../generate/contracts-folder.ts';
import { renderWarning } from '../generate/render-warning.ts';
import { describeFailure, exitCodes, type Printer } from '../printer.ts';
import type { NewFlags } from './new-flags.ts';

/** Writes the contract of a new event, and says what to do with it. */
export async function runNew(detailType: string, flags: NewFlags, printer: Printer): Promise<number> {
  const { owner, source, description } = flags;
  try {
    const contractsDir = contractsFolder('scaffold event', flags.contracts);
    const { written, warnings } = await writeNewEvent({
      contractsDir,
      detailType,
      owner,
      source,
      description,
    });
    for (const file of written) printer.result(`written: ${file}`);
    for (const warning of warnings) printer.note(renderWarning(warning));
    printer.note(
      'It is a draft: it can be read and not published. Say in v1.schema.json and v1.examples.json what it holds, set ' +
        '"lifecycle" to "active" in contract.json, run `busbar generate`.',
    );
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    printer.note(describeFailure(error));
    return exitCodes.usage;
  }
}
