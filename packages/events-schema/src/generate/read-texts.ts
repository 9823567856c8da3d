import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mapInLanes } from './map-in-lanes.ts';

/** Files read at a time. */
const filesAtOnce = 16;

/** Texts of the files below a folder by path, with `/`; none when there is no folder. @param names which files, by name. */
export async function readTexts(folder: string, names: RegExp): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const files = entries
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = await mapInLanes(
    files,
    filesAtOnce,
    async (file) => [toPosix(relative(folder, file)), await readFile(file, 'utf8')] as const,
  );
  return new Map(texts);
}

/** A path with `/` on every machine. */
export function toPosix(path: string): string {
  return path.split(sep).join('/');
}
