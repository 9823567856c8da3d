import { createHash } from 'node:crypto';
import type { TableItem } from './scan-table.ts';

/**
 * Digests items so that two tables have one digest exactly when they hold the same bytes: keys sorted, items as given.
 *
 * @param items in the order of their key.
 * @returns SHA-256, hexadecimal.
 */
export function digestItems(items: readonly TableItem[]): string {
  const hash = createHash('sha256');
  for (const item of items) hash.update(`${JSON.stringify(sortKeys(item))}\n`);
  return hash.digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sortKeys(each)]));
}
