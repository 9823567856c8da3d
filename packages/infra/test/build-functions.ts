import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subscription } from '@busbar/consumers';

/** Writes a bundle that handles nothing for each subscription, so that a test needs no build; returns their directory. */
export function buildFunctions(subscriptions: readonly Pick<Subscription, 'name'>[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'busbar-infra-'));
  for (const { name } of subscriptions) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'index.mjs'), `export const handler = async () => '${name}';\n`);
  }
  return directory;
}
