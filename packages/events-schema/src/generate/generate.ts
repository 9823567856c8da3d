import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContractProblem } from './contract-problem.ts';
import { InvalidContractError } from './invalid-contract-error.ts';
import { mapInLanes } from './map-in-lanes.ts';
import { planGeneration } from './plan-generation.ts';
import { readTexts, toPosix } from './read-texts.ts';

export interface GenerateOptions {
  /** Folder with `<domain>/<Event>/v<major>.schema.json`. */
  readonly contractsDir: string;
  /** Folder for the generated `*.gen.ts`; files of that name which no contract asks for are removed. */
  readonly outDir: string;
  /**
   * Write nothing; report as `stale` what a run would write or remove.
   * @default false
   */
  readonly check?: boolean;
}

/** Paths below the output folder, sorted. */
export interface GenerateReport {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Only with `check`: what is missing, differs, or is no longer asked for. */
  readonly stale: readonly string[];
  /** What had better be otherwise in the contracts: a name that is not in the past tense, for example. */
  readonly warnings: readonly ContractProblem[];
}

/** Files written at a time. */
const filesAtOnce = 16;
const librarySource = fileURLToPath(new URL('..', import.meta.url));

/**
 * Generates types, validators, definitions and the catalog from a contracts folder.
 *
 * @throws InvalidContractError listing every problem; nothing is written then.
 *
 * @example
 * ```ts
 * await generate({ contractsDir: 'contracts', outDir: 'src/generated' });
 * //=> { written: ['orders/order-placed.v2.gen.ts', …], removed: [], unchanged: […], stale: [], warnings: [] }
 * ```
 */
export async function generate({
  contractsDir,
  outDir,
  check = false,
}: GenerateOptions): Promise<GenerateReport> {
  const { files, problems, warnings } = await planGeneration({
    files: await readTexts(contractsDir, /\.(?:json|ts)$/),
    contractsPath: toPosix(relative(resolve(outDir), resolve(contractsDir))),
    libraryModule: libraryModuleFor(resolve(outDir)),
  });
  if (problems.length > 0) throw new InvalidContractError(contractsDir, problems);

  const present = await readTexts(outDir, /\.gen\.ts$/);
  const isCurrent = (path: string) => present.get(path) === files.get(path);
  const changed = [...files.keys()].filter((path) => !isCurrent(path)).sort();
  const obsolete = [...present.keys()].filter((path) => !files.has(path)).sort();
  const unchanged = [...files.keys()].filter(isCurrent).sort();
  if (check)
    return { written: [], removed: [], unchanged, stale: [...changed, ...obsolete].sort(), warnings };

  const folders = [...new Set(changed.map((path) => dirname(join(outDir, path))))];
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await mapInLanes(changed, filesAtOnce, (path) => writeFile(join(outDir, path), files.get(path)!));
  for (const path of obsolete) await rm(join(outDir, path));
  return { written: changed, removed: obsolete, unchanged, stale: [], warnings };
}

/** Code generated into this library itself must not import the library by name. */
function libraryModuleFor(outDir: string): string {
  const inside = relative(librarySource, outDir);
  return inside.startsWith('..') || isAbsolute(inside)
    ? '@busbar/events-schema/runtime'
    : toPosix(relative(outDir, join(librarySource, 'runtime.ts')));
}
