// The parts of dynalite that the adapter stands on. dynalite ships no types.

interface DynaliteError extends Error {
  statusCode?: number;
  body?: { __type: string; message?: string; Message?: string };
}
type DynaliteCallback<Value = unknown> = (error?: DynaliteError | null, value?: Value) => void;
type DynaliteItem = Record<string, Record<string, unknown>>;

interface DynaliteDatabase {
  get(key: string, callback: DynaliteCallback): void;
  put(key: string, value: unknown, callback: DynaliteCallback): void;
  del(key: string, callback: DynaliteCallback): void;
  batch(
    operations: readonly { type: 'put' | 'del'; key: string; value?: unknown }[],
    callback: DynaliteCallback,
  ): void;
  close(callback: DynaliteCallback): void;
}

/** The one database under the tables. @see https://github.com/Level/abstract-level */
interface DynaliteWholeDatabase extends DynaliteDatabase {
  clear(range: { gte: string; lt: string }): Promise<void>;
  iterator<Value>(range: { gte: string; lt: string }): AsyncIterable<[key: string, value: Value]>;
}

interface DynaliteItemDatabase extends DynaliteDatabase {
  lock(keys: string | readonly string[], run: (release: (callback: () => void) => () => void) => void): void;
}

interface DynaliteTable {
  TableName: string;
  TableStatus: string;
  CreationDateTime: number;
  KeySchema: readonly { AttributeName: string; KeyType: string }[];
}

interface DynaliteStore {
  db: DynaliteWholeDatabase;
  tableDb: DynaliteItemDatabase & { awsAccountId: string; awsRegion: string };
  getItemDb(tableName: string): DynaliteItemDatabase;
  getIndexDb(indexType: string, tableName: string, indexName: string): DynaliteDatabase;
  getTable(tableName: string, checkStatus: boolean, callback: DynaliteCallback<DynaliteTable>): void;
}

declare module 'dynalite/db/index.js' {
  const db: {
    create(options: {
      path?: string;
      createTableMs?: number;
      deleteTableMs?: number;
      updateTableMs?: number;
    }): DynaliteStore;
    validateItem(item: unknown, table: DynaliteTable): DynaliteError | null | undefined;
    validateKey(key: unknown, table: DynaliteTable): DynaliteError | null | undefined;
    createKey(item: unknown, table: DynaliteTable): string;
    checkConditional(data: unknown, existing: unknown): DynaliteError | null | undefined;
  };
  export = db;
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(data: unknown, types: unknown): Record<string, unknown>;
    checkValidations(data: unknown, types: unknown, custom: unknown, store: DynaliteStore): void;
  };
  export = validations;
}

declare module 'dynalite/db/conditionParser.js' {
  const parser: { parse(text: string, options: { context: unknown }): unknown };
  export = parser;
}
declare module 'dynalite/db/updateParser.js' {
  const parser: { parse(text: string, options: { context: unknown }): unknown };
  export = parser;
}
declare module 'dynalite/db/projectionParser.js' {
  const parser: { parse(text: string, options: { context: unknown }): unknown };
  export = parser;
}
