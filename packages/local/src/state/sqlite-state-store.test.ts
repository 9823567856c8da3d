import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirInUseError } from './data-dir-in-use-error.ts';
import { createSqliteStateStore } from './sqlite-state-store.ts';
import type { StateStore } from './state-store.ts';
import { StateStoreError } from './state-store-error.ts';

let parent: string;
let dataDir: string;
const open: StateStore[] = [];
const openStore = () => {
  const store = createSqliteStateStore(dataDir);
  open.push(store);
  return store;
};
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'busbar-state-'));
  dataDir = join(parent, 'a', 'b');
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  rmSync(parent, { recursive: true });
});

describe('createSqliteStateStore', () => {
  it('gives the records of an earlier store back, in the order in which they were first set', async () => {
    const first = openStore();
    const queues = first.collection<{ n: number }>('queues');
    for (const key of ['b', 'a', 'c']) queues.set(key, { n: 1 });
    queues.set('b', { n: 2 });
    queues.delete('c');
    first.collection<string>('rules').set('a', 'é\u0000"');
    await first.close();

    const second = openStore();
    expect([...second.collection('queues').values()]).toEqual([{ n: 2 }, { n: 1 }]);
    expect(second.collection('rules').get('a')).toBe('é\u0000"');
    expect(second.collection('queues').has('c')).toBe(false);
    expect(second.collection('queues').size).toBe(2);
  });

  it('has what was committed on disk although it is never closed', async () => {
    const store = openStore();
    store.collection('queues').set('a', 1);
    await store.commit();
    store.collection('queues').set('b', 2);

    expect(keysAsACrashLeavesThem(dataDir, parent)).toEqual(['a']);
    await store.commit();
    expect(keysAsACrashLeavesThem(dataDir, parent)).toEqual(['a', 'b']);
  });

  it('shares one commit among all that ask for it in one turn, and needs none without a change', async () => {
    const store = openStore();
    store.collection('queues').set('a', 1);
    const first = store.commit();
    store.collection('queues').set('b', 2);

    expect(store.commit()).toBe(first);
    await first;
    expect(keysAsACrashLeavesThem(dataDir, parent)).toEqual(['a', 'b']);
    await store.commit();
  });

  it('tells whether a delete found something', () => {
    const queues = openStore().collection('queues');
    queues.set('a', 1);

    expect([queues.delete('a'), queues.delete('a')]).toEqual([true, false]);
  });

  it('lets one process at a time have a data directory', async () => {
    const first = openStore();
    first.collection('queues').set('a', 1);
    await first.commit();

    expect(() => createSqliteStateStore(dataDir)).toThrow(new DataDirInUseError(dataDir));
    await first.close();
    expect(openStore().collection('queues').get('a')).toBe(1);
  });

  it('refuses a directory that cannot be made and a file of a newer format', async () => {
    writeFileSync(join(parent, 'a'), '');
    expect(openStore).toThrow(StateStoreError);

    dataDir = join(parent, 'newer');
    await openStore().close();
    const database = new DatabaseSync(join(dataDir, 'state.sqlite'));
    database.exec('PRAGMA user_version = 2');
    database.close();
    expect(openStore).toThrow(
      `Failed to open state in "${dataDir}": it is of format 2, this version reads 1. Make the directory writable, or choose another data directory.`,
    );
  });

  it('rejects a commit that cannot be written, keeps the change and writes it with the next', async () => {
    const store = openStore();
    const queues = store.collection<unknown>('queues');
    const circular: { self?: unknown } = {};
    circular.self = circular;
    queues.set('a', circular);
    queues.set('b', 1);

    await expect(store.commit()).rejects.toMatchObject({
      code: 'STATE_STORE_FAILED',
      retry: 'operator',
      dataDir,
    });
    queues.set('a', 'mended');
    await store.commit();
    expect(keysAsACrashLeavesThem(dataDir, parent)).toEqual(['a', 'b']);
  });
});

/** Copies the files as they are at this moment and opens the copy, as the next process would after a crash. */
function keysAsACrashLeavesThem(from: string, parent: string): string[] {
  const copy = mkdtempSync(join(parent, 'crash-'));
  cpSync(from, copy, { recursive: true });
  const database = new DatabaseSync(join(copy, 'state.sqlite'));
  const rows = database.prepare('SELECT key FROM records ORDER BY rowid').all();
  database.close();
  return rows.map(({ key }) => String(key));
}
