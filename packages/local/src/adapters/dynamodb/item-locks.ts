/** An item of a table by dynalite's own key. */
export interface ItemAddress {
  readonly tableName: string;
  readonly key: string;
}

/**
 * Runs work while it holds the locks of items that single writes take as well. Tables are locked in the order of
 * their names, so that two transactions never wait for each other.
 */
export async function withItemLocks<Value>(
  store: DynaliteStore,
  items: readonly ItemAddress[],
  work: () => Promise<Value>,
): Promise<Value> {
  const keysByTable = Map.groupBy(items, ({ tableName }) => tableName);
  const releases: (() => void)[] = [];
  try {
    for (const tableName of [...keysByTable.keys()].sort()) {
      const keys = [...new Set(keysByTable.get(tableName)!.map(({ key }) => key))];
      await new Promise<void>((resolve) =>
        store.getItemDb(tableName).lock(keys, (release) => {
          releases.push(release(() => {}));
          resolve();
        }),
      );
    }
    return await work();
  } finally {
    for (const release of releases.reverse()) release();
  }
}
