import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark } from '../benchmark.ts';

const run = promisify(execFile);
const path = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** What `demo` does before it starts when nothing is cached, but for the bundles. */
export const workspace: Benchmark = {
  name: 'workspace',
  description: 'generate code from the contracts, and synthesize the CDK app',
  async run() {
    const outputDirectory = mkdtempSync(join(tmpdir(), 'busbar-bench-'));
    try {
      const generateMs = await timeProcess([path('packages/cli/src/main.ts'), 'generate', '--check']);
      const synthMs = await timeProcess([path('packages/infra/src/app.ts')], {
        CDK_OUTDIR: outputDirectory,
      });
      return [
        { name: 'generate --check', unit: 'ms', value: generateMs },
        { name: 'synth', unit: 'ms', value: synthMs },
      ];
    } finally {
      rmSync(outputDirectory, { recursive: true });
    }
  },
};

async function timeProcess(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  const startedMs = performance.now();
  await run(process.execPath, args, { env: { ...process.env, ...environment } });
  return performance.now() - startedMs;
}
