import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@busbar/events-schema/generate';
import { createLargeContract, largeContract } from './create-large-contract.ts';
import { toText } from './create-contracts.ts';
import { writeFiles } from './write-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program that reads fields at every depth of the contract; the completions are asked for behind `data.`. */
const program = `import type { EventData } from '@busbar/events-schema';
import { ${largeContract.domain} } from './generated/index.gen.ts';

type Dossier = EventData<typeof ${largeContract.domain}.${largeContract.event}>;

export function describe(data: Dossier): string {
  const payment = data.payment;
  const paid =
    payment.kind === 'card' ? payment.last4 : payment.kind === 'transfer' ? payment.bank.name : payment.amount.currency;
  const names = (part: Dossier['root']): string[] => [part.name, ...(part.parts ?? []).flatMap(names)];
  return [paid, ...names(data.root)].join(' ');
}

export const parsed = (value: unknown): string => describe(${largeContract.domain}.${largeContract.event}.v1.parse(value));
`;

/**
 * Writes a project that uses the generated types of one contract.
 *
 * @param lines of its schema.
 * @returns number of lines of the generated types.
 */
export async function createTypedProject(folder: string, lines: number, seed: number): Promise<number> {
  const contracts = createLargeContract(lines, seed);
  const tsconfig = {
    extends: `${relative(folder, root).replaceAll('\\', '/')}/tsconfig.base.json`,
    compilerOptions: { noEmit: true, skipLibCheck: true },
    files: ['use.ts'],
  };
  writeFiles(
    folder,
    new Map([
      ['tsconfig.json', toText(tsconfig)],
      ['use.ts', program],
    ]),
  );
  writeFiles(`${folder}/contracts`, contracts);
  await generate({ contractsDir: `${folder}/contracts`, outDir: `${folder}/generated` });
  return (
    contracts.get(`${largeContract.domain}/${largeContract.event}/v1.schema.json`)!.split('\n').length - 1
  );
}
