import type { StateStore } from './state-store.ts';

/** Stands between a region and the name of its collection; no collection of the home region has one. */
const separator = '/';

/** The part of an account's store that a region beside the home region has. */
export function createRegionStateStore(store: StateStore, region: string): StateStore {
  const prefix = `${region}${separator}`;
  return {
    collection: (name) => store.collection(`${prefix}${name}`),
    names: () =>
      store
        .names()
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length)),
    commit: () => store.commit(),
    close: () => Promise.resolve(),
  };
}

/** Tells whether a collection is that of a region beside the home region. */
export function isOfRegion(name: string): boolean {
  return name.includes(separator);
}
