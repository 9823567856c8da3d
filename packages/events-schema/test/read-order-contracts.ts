import { fileURLToPath } from 'node:url';
import type { ContractFiles } from '../src/generate/read-contracts.ts';
import { readTexts } from '../src/generate/read-texts.ts';

const folder = fileURLToPath(new URL('../contracts', import.meta.url));

/** Reads the contracts that tests tell of, OrderCancelled and OrderPlaced, so that an event that is added changes no test. */
export async function readOrderContracts(): Promise<ContractFiles> {
  const texts = await readTexts(folder, /\.(?:json|ts)$/);
  return new Map([...texts].filter(([path]) => /^_|^orders\/(?:OrderCancelled|OrderPlaced)\//.test(path)));
}
