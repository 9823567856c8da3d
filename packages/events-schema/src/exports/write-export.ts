import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExportConflictError } from './export-conflict-error.ts';
import { type ExportFiles, type ExportFormat, generatedMark } from './export-format.ts';
import { digestOf, manifestFileOf, readManifest, renderManifest } from './export-manifest.ts';

/** Options of {@link writeExport}. */
export interface WriteExportOptions {
  readonly format: ExportFormat;
  /** What `planExport` planned. */
  readonly files: ExportFiles;
  readonly outDir: string;
  /** Write nothing; report as `stale` what a run would write or remove. @default false */
  readonly check?: boolean;
}

/** Paths below the output folder, sorted. */
export interface ExportReport {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Files of an earlier export that are no longer asked for and stay: somebody has edited them since. */
  readonly kept: readonly string[];
  /** Only with `check`. */
  readonly stale: readonly string[];
}

/**
 * Brings a folder to what an export is now. Touches only files that an export wrote: those that say so, and those
 * that the folder's `.busbar-export-<format>.json` lists.
 *
 * @throws ExportConflictError when a file of somebody else is in the way; nothing is written then.
 */
export async function writeExport({
  format,
  files,
  outDir,
  check = false,
}: WriteExportOptions): Promise<ExportReport> {
  const manifestFile = manifestFileOf(format);
  const known =
    format.kind === 'folder' ? readManifest(await readText(join(outDir, manifestFile))) : new Map();
  const wanted =
    format.kind === 'folder' ? new Map([...files, [manifestFile, renderManifest(files)]]) : files;

  const changed: string[] = [];
  const conflicts: string[] = [];
  for (const [path, text] of wanted) {
    const present = await readText(join(outDir, path));
    if (present === text) continue;
    changed.push(path);
    const isOurs =
      present === undefined ||
      path === manifestFile ||
      known.has(path) ||
      isMarked(present, generatedMark(format.name));
    if (!isOurs) conflicts.push(path);
  }
  if (conflicts.length > 0) throw new ExportConflictError({ outDir, files: conflicts.sort() });

  const obsolete: string[] = [];
  const kept: string[] = [];
  for (const [path, digest] of known) {
    if (wanted.has(path)) continue;
    const present = await readText(join(outDir, path));
    if (present !== undefined) (digestOf(present) === digest ? obsolete : kept).push(path);
  }
  const unchanged = [...wanted.keys()].filter((path) => !changed.includes(path)).sort();
  const report = { written: [], removed: [], unchanged, kept: kept.sort(), stale: [] };
  if (check) return { ...report, stale: [...changed, ...obsolete].sort() };

  for (const path of changed) {
    const file = join(outDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, wanted.get(path)!);
  }
  for (const path of obsolete) await rm(join(outDir, path));
  return { ...report, written: changed.sort(), removed: obsolete.sort() };
}

/** Whether a text says of itself that an export wrote it; in JSON and quoted YAML, quotes are escaped. */
function isMarked(text: string, mark: string): boolean {
  return text.includes(mark) || text.includes(JSON.stringify(mark));
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code))) {
      return undefined;
    }
    throw error;
  }
}
