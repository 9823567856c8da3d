import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { ExportFiles, ExportFormat } from './export-format.ts';

/** SHA-256 of each file that an export wrote, by path below its folder. */
export type ExportManifest = ReadonlyMap<string, string>;

/** Name of the file that lists what an export wrote. Only formats of many files have one. */
export function manifestFileOf({ name }: ExportFormat): string {
  return `.busbar-export-${name}.json`;
}

/** Renders what is to be remembered of an export. */
export function renderManifest(files: ExportFiles): string {
  const digests = [...files].map(([path, text]) => [path, digestOf(text)]);
  return `${JSON.stringify({ files: Object.fromEntries(digests.sort()) }, null, 2)}\n`;
}

/** Reads what an export wrote. Paths that leave the folder, and a text that is no manifest, are passed over. */
export function readManifest(text: string | undefined): ExportManifest {
  let files: unknown;
  try {
    files = (JSON.parse(text ?? '{}') as { readonly files?: unknown } | null)?.files;
  } catch {
    return new Map();
  }
  if (typeof files !== 'object' || files === null) return new Map();
  const isBelow = (path: string) =>
    path === posix.normalize(path) && !/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)|\\/.test(path);
  return new Map(
    Object.entries(files).filter(([path, digest]) => isBelow(path) && typeof digest === 'string'),
  );
}

/** SHA-256 of a text, in hexadecimal digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
