import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Applies a patch to files by `git apply` in a repository of its own. @returns the files afterwards. */
export function applyPatch(files: ReadonlyMap<string, string>, patch: string): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'busbar-drift-'));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['apply', '--whitespace=error-all', '-'], {
      cwd: folder,
      input: patch,
      stdio: 'pipe',
    });
    return new Map([...files.keys()].map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
