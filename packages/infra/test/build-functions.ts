import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subscription } from '@busbar/consumers';
import { createTemporaryDirectory } from './create-temporary-directory.ts';

/** Writes a bundle that handles nothing for each subscription, so that a test needs no build; returns their directory. */
export function buildFunctions(subscriptions: readonly Pick<Subscription, 'name'>[]): string {
  const directory = createTemporaryDirectory();
  for (const { name } of subscriptions) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'index.mjs'), `export const handler = async () => '${name}';\n`);
  }
  return directory;
}
