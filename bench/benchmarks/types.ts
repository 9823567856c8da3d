import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Figure } from '../benchmark.ts';
import { percentile } from '../measure.ts';
import { createTypedProject } from '../workload/create-typed-project.ts';
import { timeCompletions } from '../workload/time-completions.ts';
import { timeProcess } from '../workload/time-process.ts';

const SEED = 20_261_121;
const COMPLETIONS = 50;
const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
const bench = fileURLToPath(new URL('..', import.meta.url));

/** What the generated types of a contract cost the compiler and the editor. */
export const types: Benchmark = {
  name: 'types',
  description: 'compile and complete code that uses the types of a contract of 1,000 lines',
  async run() {
    const figures: Figure[] = [];
    for (const wanted of [1_000, 4_000]) {
      // Inside the package, so that the library is found.
      const folder = mkdtempSync(join(bench, 'node_modules/.typed-project-'));
      try {
        const lines = await createTypedProject(folder, wanted, SEED);
        const named = (name: string) => `${name}, schema of ${lines.toLocaleString('en-GB')} lines`;
        const { ms, output } = await timeProcess([tsc, '-p', folder, '--extendedDiagnostics']);
        const completions = await timeCompletions(tsc, join(folder, 'use.ts'), 'data.', COMPLETIONS);
        const sorted = completions.laterMs.toSorted((a, b) => a - b);
        figures.push(
          { name: named('tsc, whole process'), unit: 'ms', value: ms },
          { name: named('tsc, check time'), unit: 'ms', value: 1_000 * diagnostic(output, 'Check time') },
          { name: named('types'), unit: '', value: diagnostic(output, 'Types') },
          { name: named('instantiations'), unit: '', value: diagnostic(output, 'Instantiations') },
          { name: named('completion, first'), unit: 'ms', value: completions.firstMs },
          { name: named('completion after a key, p50'), unit: 'ms', value: percentile(sorted, 50) },
          { name: named('completion after a key, p95'), unit: 'ms', value: percentile(sorted, 95) },
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
    return figures;
  },
};

/** A number of `tsc --extendedDiagnostics`. */
function diagnostic(output: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1];
  if (found === undefined) throw new Error(`tsc tells no "${name}":\n${output}`);
  return Number(found);
}
