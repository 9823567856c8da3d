import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Figure } from './benchmark.ts';

/** A figure over all runs. */
export interface Measurement {
  readonly benchmark: string;
  readonly figure: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** As measured, in the order of the runs. */
  readonly values: readonly number[];
}

const runOnce = fileURLToPath(new URL('./run-once.ts', import.meta.url));

/** Runs a benchmark several times, each time in a process of its own. */
export async function measure({ name }: Benchmark, runs: number): Promise<readonly Measurement[]> {
  const results: (readonly Figure[])[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await runInProcess(name));
  const byFigure = Map.groupBy(results.flat(), (figure) => figure.name);
  return [...byFigure].map(([figure, figures]) => {
    const values = figures.map(({ value }) => value);
    const sorted = values.toSorted((a, b) => a - b);
    return {
      benchmark: name,
      figure,
      unit: figures[0]!.unit,
      median: percentile(sorted, 50),
      min: sorted[0]!,
      max: sorted.at(-1)!,
      values,
    };
  });
}

/** Gives a percentile of sorted numbers, interpolated between neighbours. */
export function percentile(sorted: readonly number[], percent: number): number {
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}

function runInProcess(name: string): Promise<readonly Figure[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [runOnce, name], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => {
      if (exitCode === 0) resolve(JSON.parse(output) as Figure[]);
      else
        reject(new Error(`Failed to run benchmark "${name}": its process ended with exit code ${exitCode}.`));
    });
  });
}
