import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planRelease } from '@busbar/events-schema/compatibility';
import type { Benchmark, Figure } from '../benchmark.ts';
import { type ContractEdit, createContracts } from '../workload/create-contracts.ts';
import { timeProcess } from '../workload/time-process.ts';
import { timeCachedGeneration } from '../workload/time-cached-generation.ts';
import { writeFiles } from '../workload/write-files.ts';

const CONTRACTS = 200;
const FIELDS = 100;
const SEED = 20_261_121;
const cli = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/** The commands that a developer and CI run on contracts, each as a process of its own. */
export const contracts: Benchmark = {
  name: 'contracts',
  description: `check and generate ${CONTRACTS} contracts of ${FIELDS} fields`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'busbar-bench-'));
    try {
      return [...(await check(folder)), ...(await generate(folder))];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function check(folder: string): Promise<readonly Figure[]> {
  const { files: releases } = planRelease({ contracts: createContracts(CONTRACTS, FIELDS, SEED) });
  const figures: Figure[] = [];
  for (const edit of ['none', 'compatible', 'breaking'] as const satisfies readonly ContractEdit[]) {
    const place = join(folder, edit);
    writeFiles(place, new Map([...createContracts(CONTRACTS, FIELDS, SEED, edit), ...releases]));
    const command = [cli, 'schemas', 'check', '--against', 'released', '--contracts', place] as const;
    const { ms } = await timeProcess([process.execPath, ...command], {
      exitCodes: [edit === 'breaking' ? 1 : 0],
    });
    figures.push({
      name: `schemas check, ${edit === 'none' ? 'no' : `a ${edit}`} edit in each`,
      unit: 'ms',
      value: ms,
    });
  }
  return figures;
}

async function generate(folder: string): Promise<readonly Figure[]> {
  const [place, out] = [join(folder, 'none'), join(folder, 'generated')];
  const run = async (name: string, ...flags: readonly string[]): Promise<Figure> => {
    const command = [cli, 'generate', '--contracts', place, '--out', out, ...flags] as const;
    return { name, unit: 'ms', value: (await timeProcess([process.execPath, ...command])).ms };
  };
  return [
    await run('generate, cold'),
    await run('generate --check, nothing to do', '--check'),
    { name: 'generate, nothing to do, by turbo', unit: 'ms', value: await timeCachedGeneration(folder) },
  ];
}
