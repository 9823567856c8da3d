import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@busbar/events-schema/generate';
import { onTestFinished } from 'vitest';
import type { Finished } from './run-busbar.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));

/** A copy of the contracts, their generated code and the consumers, laid out as the workspace is. */
export interface WorkspaceCopy {
  readonly directory: string;
  /** Changes a JSON file of the copy. */
  edit(path: string, change: (content: never) => unknown): void;
  write(path: string, text: string): void;
  /** Runs the `busbar` command in the copy's root. */
  busbar(...args: readonly string[]): Promise<Finished>;
}

/** Copies what `busbar check` looks at; other packages are linked. */
export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'busbar-workspace-')));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  for (const file of ['tsconfig.json', 'tsconfig.base.json']) cpSync(join(root, file), join(directory, file));
  for (const name of ['events-schema', 'consumers']) {
    const to = join(directory, 'packages', name);
    for (const part of ['src', 'contracts', 'package.json']) {
      const from = join(root, 'packages', name, part);
      if (readdirSync(join(from, '..')).includes(part)) cpSync(from, join(to, part), { recursive: true });
    }
    linkModules(join(root, 'packages', name, 'node_modules'), join(to, 'node_modules'), directory);
  }
  // Outside of its own package, generated code names its library by the package's name.
  const contractsDir = join(directory, 'packages/events-schema/contracts');
  await generate({ contractsDir, outDir: join(directory, 'packages/events-schema/src/generated') });
  const at = (path: string) => join(directory, path);
  return {
    directory,
    edit: (path, change) => {
      const content = JSON.parse(readFileSync(at(path), 'utf8')) as never;
      writeFileSync(at(path), JSON.stringify(change(content)));
    },
    write: (path, text) => {
      mkdirSync(join(at(path), '..'), { recursive: true });
      writeFileSync(at(path), text);
    },
    busbar: (...args) =>
      new Promise((resolve) => {
        execFile(process.execPath, [main, ...args], { cwd: directory }, (error, stdout, stderr) => {
          resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
        });
      }),
  };
}

/** Links what a package depends on; its contracts are those of the copy. */
function linkModules(from: string, to: string, directory: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('.')) continue;
    if (!name.startsWith('@')) {
      symlinkSync(join(from, name), join(to, name));
      continue;
    }
    mkdirSync(join(to, name));
    for (const inner of readdirSync(join(from, name))) {
      const isCopied = name === '@busbar' && inner === 'events-schema';
      const target = isCopied ? join(directory, 'packages', inner) : join(from, name, inner);
      symlinkSync(target, join(to, name, inner));
    }
  }
}
