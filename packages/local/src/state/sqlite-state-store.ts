import type { StateStore } from './state-store.ts';

export function createSqliteStateStore(dataDir: string): StateStore {
  throw new Error(`not yet built (${dataDir})`);
}
