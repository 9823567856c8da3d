import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataDirInUseError } from './data-dir-in-use-error.ts';
import type { Collection, StateStore } from './state-store.ts';
import { StateStoreError } from './state-store-error.ts';

/** Version of the table below, in the file's `user_version`. */
const formatVersion = 1;
/** Latest time after a change at which it is written though nobody asked for a commit, in ms. */
const writeBehindMs = 100;
/** SQLite's code for a file that another connection has locked. https://www.sqlite.org/rescode.html#busy */
const sqliteBusy = 5;

interface Row {
  readonly collection: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Opens a store that keeps its records in `<dataDir>/state.sqlite`: reads come from memory, changes are gathered
 * and written together. What `commit` has resolved for survives the end of the process and a loss of power
 * (write-ahead log, `synchronous=FULL`); a change that nobody commits is written within 100 ms.
 *
 * @param dataDir is made when it does not exist.
 * @throws {DataDirInUseError} when another process has the store open.
 * @throws {StateStoreError} when the file is not such a store, or of a newer format.
 *
 * @example
 * ```ts
 * const store = createSqliteStateStore('.busbar');
 * store.collection<{ name: string }>('queues').set('orders', { name: 'orders' });
 * await store.commit();
 * ```
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export function createSqliteStateStore(dataDir: string): StateStore {
  const database = open(dataDir);
  const upsert = database.prepare(
    'INSERT INTO records (collection, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const erase = database.prepare('DELETE FROM records WHERE collection = ? AND key = ?');
  const collections = new Map<string, StoredCollection>();
  let scheduled: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const collectionOf = (name: string) => {
    let collection = collections.get(name);
    if (collection === undefined) {
      collection = { records: new Map(), dirty: new Set() };
      collections.set(name, collection);
    }
    return collection;
  };
  const isDirty = () => [...collections.values()].some(({ dirty }) => dirty.size > 0);
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!isDirty()) return;
    try {
      database.exec('BEGIN');
      for (const [name, { records, dirty }] of collections) {
        for (const key of dirty) {
          if (records.has(key)) upsert.run(name, key, JSON.stringify(records.get(key)));
          else erase.run(name, key);
        }
      }
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw new StateStoreError('write', dataDir, {
        reason: error instanceof Error ? error.message : String(error),
        nextStep:
          'Free disk space or make the directory writable; the changes are kept in memory and tried again',
        cause: error,
      });
    }
    for (const { dirty } of collections.values()) dirty.clear();
  };
  const writeBehind = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      try {
        flush();
      } catch {
        // Kept as dirty: the next commit tries again and tells its caller.
      }
    }, writeBehindMs).unref();
  };

  for (const row of database.prepare('SELECT collection, key, value FROM records ORDER BY rowid').iterate()) {
    const { collection, key, value } = row as unknown as Row;
    collectionOf(collection).records.set(key, JSON.parse(value));
  }

  return {
    collection<Value>(name: string): Collection<Value> {
      const { records, dirty } = collectionOf(name) as StoredCollection<Value>;
      const change = (key: string) => {
        dirty.add(key);
        writeBehind();
      };
      return {
        get: (key) => records.get(key),
        set(key, value) {
          records.set(key, value);
          change(key);
        },
        delete(key) {
          const existed = records.delete(key);
          if (existed) change(key);
          return existed;
        },
        has: (key) => records.has(key),
        values: () => records.values(),
        get size() {
          return records.size;
        },
      };
    },
    names: () => [...collections.keys()].sort(),
    commit() {
      if (scheduled !== undefined) return scheduled;
      if (!isDirty()) return Promise.resolve();
      scheduled = new Promise((resolve, reject) => {
        setImmediate(() => {
          scheduled = undefined;
          try {
            flush();
            resolve();
          } catch (error) {
            reject(error);
          }
        });
      });
      return scheduled;
    },
    async close() {
      if (!database.isOpen) return;
      try {
        flush();
      } finally {
        database.close();
      }
    },
  };
}

interface StoredCollection<Value = unknown> {
  readonly records: Map<string, Value>;
  /** Keys changed since the last write. */
  readonly dirty: Set<string>;
}

function open(dataDir: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true });
    database = new DatabaseSync(join(dataDir, 'state.sqlite'));
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (version > formatVersion)
      throw new Error(`it is of format ${version}, this version reads ${formatVersion}`);
    database.exec(`
      CREATE TABLE IF NOT EXISTS records (
        collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (collection, key)
      );
      PRAGMA user_version = ${formatVersion}
    `);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) {
      throw new DataDirInUseError(dataDir, error);
    }
    throw new StateStoreError('open', dataDir, {
      reason: error instanceof Error ? error.message : String(error),
      nextStep: 'Make the directory writable, or choose another data directory',
      cause: error,
    });
  }
}
