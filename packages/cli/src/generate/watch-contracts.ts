import { watch } from 'node:fs';
import type { ChangeWatcher } from './run-when-changed.ts';

/** Watches the JSON and TypeScript files below a folder; what editors put beside them while they save is passed over. */
export function watchContracts(
  folder: string,
  onChange: () => void,
  onError: (error: Error) => void,
): ChangeWatcher {
  const watcher = watch(folder, { recursive: true }, (_event, file) => {
    // Some systems do not tell which file it was, and none tells what was in a folder that is gone.
    if (file === null || /\.(?:json|ts)$/.test(file) || !/\.[^/\\]*$/.test(file)) onChange();
  });
  watcher.on('error', onError);
  return watcher;
}
