import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toText } from './create-contracts.ts';
import { timeProcess } from './time-process.ts';

const turbo = fileURLToPath(new URL('../../node_modules/.bin/turbo', import.meta.url));

/**
 * Times `turbo run generate` where its cache has the answer.
 *
 * @param folder has contracts in `none` and their code in `generated`; both are moved into a workspace of their own.
 * @returns milliseconds of the second run.
 */
export async function timeCachedGeneration(folder: string): Promise<number> {
  const root = join(folder, 'workspace');
  const member = join(root, 'contracts');
  mkdirSync(member, { recursive: true });
  const texts: Readonly<Record<string, string>> = {
    'package.json': toText({
      name: 'bench-workspace',
      private: true,
      packageManager: 'npm@11.0.0',
      workspaces: ['contracts'],
    }),
    'package-lock.json': toText({
      name: 'bench-workspace',
      lockfileVersion: 3,
      requires: true,
      packages: {},
    }),
    'turbo.json': toText({ tasks: { generate: { inputs: ['contracts/**'], outputs: ['generated/**'] } } }),
    // The code is there already: what counts is what turbo does when it need not run the task.
    'contracts/package.json': toText({
      name: 'contracts',
      version: '1.0.0',
      scripts: { generate: 'node --version' },
    }),
  };
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(root, path), text);
  renameSync(join(folder, 'none'), join(member, 'contracts'));
  renameSync(join(folder, 'generated'), join(member, 'generated'));

  const command = [turbo, 'run', 'generate', '--skip-infer', '--cache-dir', join(folder, 'cache')] as const;
  const environment = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
  await timeProcess(command, { folder: root, environment });
  const { ms, output } = await timeProcess(command, { folder: root, environment });
  if (!output.includes('FULL TURBO'))
    throw new Error(`turbo did not take the code from its cache:\n${output}`);
  return ms;
}
