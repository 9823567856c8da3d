import { createHash } from 'node:crypto';
import type { TableItem } from './scan-table.ts';

/** Keys that no attribute has, for what JSON cannot write. */
const SET = '\u0000set';
const BIGINT = '\u0000bigint';

/**
 * Digests items so that two tables have one digest exactly when they hold the same bytes: attributes by
 * name, the members of a set in order, items and lists as given.
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
  // DynamoDB keeps no order in a set, and JSON.stringify shows none of its members.
  if (value instanceof Set)
    return { [SET]: [...value].map((member) => JSON.stringify(sortKeys(member))).sort() };
  if (typeof value === 'bigint') return { [BIGINT]: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sortKeys(each)]));
}
