/**
 * A named set of records by key, held in memory and, with a data directory, on disk. `set` after every change: a
 * record that was mutated in place is not seen.
 */
export interface Collection<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): boolean;
  has(key: string): boolean;
  values(): IterableIterator<Value>;
  readonly size: number;
}

/** Where the cloud's state lives. Values are JSON. */
export interface StateStore {
  collection<Value>(name: string): Collection<Value>;
  /** Names of the collections that hold or have held something, sorted. */
  names(): readonly string[];
  /** Resolves once every change made so far is on disk; at once for a store in memory. Changes made meanwhile share the next commit. */
  commit(): Promise<void>;
  close(): Promise<void>;
}

/** A store that forgets everything when the process ends. */
export function createMemoryStateStore(): StateStore {
  const collections = new Map<string, Map<string, unknown>>();
  return {
    collection<Value>(name: string) {
      let collection = collections.get(name);
      if (collection === undefined) {
        collection = new Map();
        collections.set(name, collection);
      }
      return collection as Map<string, Value>;
    },
    names: () => [...collections.keys()].sort(),
    commit: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
