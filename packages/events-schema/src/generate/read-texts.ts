import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Texts of the files below a folder by path, with `/`; none when there is no folder. @param names which files, by name. */
export async function readTexts(folder: string, names: RegExp): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const texts = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile() || !names.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    texts.set(toPosix(relative(folder, file)), await readFile(file, 'utf8'));
  }
  return texts;
}

/** A path with `/` on every machine. */
export function toPosix(path: string): string {
  return path.split(sep).join('/');
}
