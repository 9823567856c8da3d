import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Text files by path below the contracts folder, with `/`. */
export type ContractTexts = ReadonlyMap<string, string>;

/** Files of a contracts folder that contracts are read from. */
export const contractFileNames = /\.(?:json|ts)$/;

/** Reads a contracts folder. */
export function readContractFiles(folder: string): ContractTexts {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && contractFileNames.test(entry.name));
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}
