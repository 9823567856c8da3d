import { randomUUID } from 'node:crypto';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface ContractFilesOptions {
  readonly contractsDir: string;
  /** Texts by path below the folder, with `/`. */
  readonly files: ReadonlyMap<string, string>;
  /** Those that take the place of a file; the others must not be there. @default none */
  readonly replaced?: ReadonlySet<string>;
}

/**
 * Writes files of contracts, all or none: each is complete under another name before the first takes its own, and what
 * took it is taken back when another cannot. A file is never there in part.
 *
 * @throws the file system's error, `EEXIST` when a file that is to be new is there already; nothing has changed then.
 */
export async function writeContractFiles({
  contractsDir,
  files,
  replaced = new Set(),
}: ContractFilesOptions): Promise<void> {
  const mark = `.${randomUUID()}`;
  const targets = [...files].map(([path, text]) => {
    const file = join(contractsDir, path);
    return {
      file,
      text,
      staged: `${file}${mark}.new`,
      kept: `${file}${mark}.old`,
      isReplaced: replaced.has(path),
    };
  });
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { file, staged, text } of targets) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(staged, text, { flag: 'wx' });
    }
    for (const { file, staged, kept, isReplaced } of targets) {
      if (isReplaced) {
        await link(file, kept);
        await rename(staged, file);
        undo.push(() => rename(kept, file));
      } else {
        await link(staged, file);
        undo.push(() => rm(file));
      }
    }
  } catch (error) {
    for (const back of undo.reverse()) await back();
    throw error;
  } finally {
    for (const { staged, kept } of targets) {
      await rm(staged, { force: true });
      await rm(kept, { force: true });
    }
  }
}
