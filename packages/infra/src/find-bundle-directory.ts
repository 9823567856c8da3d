import { fileURLToPath } from 'node:url';

/** Finds the directory into which the build of `@busbar/consumers` puts its functions. */
export function findBundleDirectory(): string {
  // The entry is src/index.ts in the workspace and dist/index.js when installed: one level below the package both times.
  return fileURLToPath(new URL('../dist/functions/', import.meta.resolve('@busbar/consumers')));
}
