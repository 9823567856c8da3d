import { type CheckPart, refuseSkipped, toCheckReport } from '@busbar/operations/check';
import { exitCodes, type Printer } from '../printer.ts';
import type { CheckFlags } from './check-flags.ts';
import { createCheckInputs } from './check-inputs.ts';
import { checkSteps } from './check-steps.ts';
import { renderCheckReport } from './render-check-report.ts';

/**
 * Runs every part of the check and prints one report.
 *
 * @throws {InvalidArgumentError} @throws {BaselineUnreadableError}
 */
export async function runCheck(flags: CheckFlags, printer: Printer): Promise<number> {
  const inputs = createCheckInputs(flags);
  const parts: CheckPart[] = [];
  for (const step of checkSteps) parts.push(await step(inputs));
  const report = toCheckReport(flags.complete ? parts.map(refuseSkipped) : parts);
  const text = renderCheckReport[flags.format](report);
  if (text !== '') printer.result(text);
  return report.verdict === 'passed' ? exitCodes.ok : exitCodes.findings;
}
