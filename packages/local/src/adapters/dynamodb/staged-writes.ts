/** A write that is to take place later, under its key in the whole database. */
interface StagedWrite {
  readonly type: 'put' | 'del';
  readonly key: string;
  readonly value?: unknown;
}

/**
 * A view of the tables in which writes are noted instead of made. Take the locks of all keys first: the view itself
 * takes none.
 */
export interface StagedWrites {
  readonly store: DynaliteStore;
  /** Item that the last `get` found. */
  lastRead(): unknown;
  readonly writes: readonly StagedWrite[];
}

export function stageWrites(store: DynaliteStore): StagedWrites {
  const writes: StagedWrite[] = [];
  let lastRead: unknown;

  // The prefixes are those under which dynalite keeps items and index entries in its one database.
  const view = (database: DynaliteDatabase, prefix: string): DynaliteItemDatabase => ({
    ...database,
    lock: (_keys, run) => run((callback) => callback),
    get(key, callback) {
      database.get(key, (error, value) => {
        lastRead = value;
        callback(error, value);
      });
    },
    put(key, value, callback) {
      writes.push({ type: 'put', key: `${prefix}${key}`, value });
      callback(null);
    },
    del(key, callback) {
      writes.push({ type: 'del', key: `${prefix}${key}` });
      callback(null);
    },
  });

  return {
    store: Object.assign(Object.create(store) as DynaliteStore, {
      getItemDb: (tableName: string) => view(store.getItemDb(tableName), `item-${tableName}~`),
      getIndexDb: (indexType: string, tableName: string, indexName: string) =>
        view(
          store.getIndexDb(indexType, tableName, indexName),
          `index-${indexType.toLowerCase()}~${tableName}~${indexName}~`,
        ),
    }),
    lastRead: () => lastRead,
    writes,
  };
}
