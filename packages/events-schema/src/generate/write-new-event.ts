import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InvalidArgumentError } from '@busbar/core';
import type { ContractProblem } from './contract-problem.ts';
import { planNewEvent } from './plan-new-event.ts';
import { readTexts } from './read-texts.ts';

export interface NewEventOptions {
  /** Folder of the contracts; made if it is not there. */
  readonly contractsDir: string;
  /** `<domain>.<Event>`, the event named in the past tense: `orders.OrderShipped`. */
  readonly detailType: string;
  /** @default the owner of the domain's first event, or the domain */
  readonly owner?: string | undefined;
  /** @default the sources of the domain's first event, or `busbar.<domain>` */
  readonly source?: string | undefined;
  /** @default the name as a sentence: `Order shipped.` */
  readonly description?: string | undefined;
}

export interface NewEventReport {
  /** Paths below the contracts folder. */
  readonly written: readonly string[];
  /** A name that is not in the past tense, for example. */
  readonly warnings: readonly ContractProblem[];
}

/**
 * Writes the contract of a new event: a draft with one field and one example, which `generate` takes as it is.
 *
 * @throws InvalidArgumentError when the name or what was given besides cannot be used, or the event exists; nothing is written then.
 *
 * @example
 * ```ts
 * await writeNewEvent({ contractsDir: 'contracts', detailType: 'orders.OrderShipped' });
 * //=> { written: ['orders/OrderShipped/contract.json', …], warnings: [] }
 * ```
 */
export async function writeNewEvent({ contractsDir, ...options }: NewEventOptions): Promise<NewEventReport> {
  const present = await readTexts(contractsDir, /\.(?:json|ts)$/);
  const { files, problems, warnings } = planNewEvent({ ...options, present });
  const [problem] = problems;
  if (problem !== undefined) {
    const { argument, value, reason, fix } = problem;
    throw new InvalidArgumentError({
      doing: 'scaffold event',
      argument,
      value,
      reason: `cannot be used: ${reason}`,
      nextStep: fix,
    });
  }
  for (const [path, text] of files) {
    const file = join(contractsDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  }
  return { written: [...files.keys()], warnings };
}
