import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join, sep } from 'node:path';
import type { ChangeWatcher } from './run-when-changed.ts';

type OnEntry = (event: 'rename' | 'change', file: string | null) => void;

/** Watches the JSON and TypeScript files below a folder; what editors put beside them while they save is passed over. */
export function watchContracts(
  folder: string,
  onChange: () => void,
  onError: (error: Error) => void,
): ChangeWatcher {
  const onEntry: OnEntry = (_event, file) => {
    // Some systems do not tell which file it was, and none tells what was in a folder that is gone.
    if (file === null || /\.(?:json|ts)$/.test(file) || !/\.[^/\\]*$/.test(file)) onChange();
  };
  // Linux has no recursive watch, and Node's own loses each file that is replaced: so do `git switch` and many editors save.
  if (process.platform === 'linux') return watchEachFolder(folder, onEntry, onError);
  return watch(folder, { recursive: true }, onEntry).on('error', onError);
}

/** Watches a folder and each below it by itself, those that come later too. */
function watchEachFolder(folder: string, onEntry: OnEntry, onError: (error: Error) => void): ChangeWatcher {
  const watchers = new Map<string, FSWatcher>();
  const closeBelow = (folderPath: string) => {
    for (const [path, watcher] of watchers) {
      if (path !== folderPath && !path.startsWith(folderPath + sep)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };
  const watchBelow = (path: string) => {
    const watcher = watch(path, (event, file) => {
      if (event === 'rename' && file !== null) rewatch(join(path, file));
      onEntry(event, file);
    });
    watchers.set(path, watcher.on('error', onError));
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) rewatch(join(path, entry.name));
    }
  };
  const rewatch = (path: string) => {
    closeBelow(path);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    try {
      watchBelow(path);
    } catch (error) {
      // Whoever removed it meanwhile is told of by the folder above.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  };
  watchBelow(folder);
  return { close: () => closeBelow(folder) };
}
