import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { contractFileNames, type ContractTexts, readContractFiles } from '../read-contract-files.ts';
import { BaselineUnreadableError } from './baseline-unreadable-error.ts';

/**
 * Reads the contracts as they were: from a folder, or from the commit that a git ref names.
 *
 * @throws {BaselineUnreadableError}
 */
export function readBaseline(baseline: string, contractsDir: string): ContractTexts {
  if (statSync(baseline, { throwIfNoEntry: false })?.isDirectory()) return readContractFiles(baseline);
  if (baseline.startsWith('-')) throw new BaselineUnreadableError(baseline, 'it is no folder and no git ref');
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', args, { cwd: contractsDir, input, maxBuffer: 2 ** 28, stdio: 'pipe' });
  try {
    const verified = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${baseline}^{commit}`]);
    const commit = verified.toString().trim();
    // Inside a folder, git lists its files by paths below it.
    const listed = git(['ls-tree', '-r', '-z', '--name-only', commit]).toString().split('\0');
    const paths = listed.filter((path) => contractFileNames.test(path));
    return blobsOf(
      paths,
      git(['cat-file', '--batch'], paths.map((path) => `${commit}:./${path}\n`).join('')),
    );
  } catch (error) {
    throw new BaselineUnreadableError(
      baseline,
      'it is no folder, and git knows no commit of that name here',
      error,
    );
  }
}

/** Splits what `git cat-file --batch` answers: for each object a line with its size, its content, a line break. */
function blobsOf(paths: readonly string[], answer: Buffer): ContractTexts {
  let at = 0;
  return new Map(
    paths.map((path) => {
      const start = answer.indexOf('\n', at) + 1;
      const end = start + Number(answer.toString('utf8', at, start).split(' ')[2]);
      at = end + 1;
      return [path, answer.toString('utf8', start, end)];
    }),
  );
}
