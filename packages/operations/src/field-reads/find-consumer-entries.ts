import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** A consumer's code: the entry of its function. */
export interface ConsumerEntry {
  /** Name of its folder, which is that of its subscription. */
  readonly consumer: string;
  readonly file: string;
}

/** Finds the consumers of a folder: those of its folders that have a `handler.ts`. */
export function findConsumerEntries(consumersDir: string): readonly ConsumerEntry[] {
  return readdirSync(consumersDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ consumer: name, file: resolve(consumersDir, name, 'handler.ts') }))
    .filter(({ file }) => existsSync(file))
    .sort((a, b) => (a.consumer < b.consumer ? -1 : 1));
}
