/** Values by key. */
export type Tags = Readonly<Record<string, string>>;

/** Tags as the API lists them. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Adds tags to others, in place of those with the same keys. */
export function addTags(tags: Tags, added: readonly Tag[]): Tags {
  return { ...tags, ...Object.fromEntries(added.map(({ Key, Value }) => [Key, Value])) };
}

/** Takes tags out; keys that are not there do not matter. */
export function removeTags(tags: Tags, keys: readonly string[]): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));
}

/** Lists tags as the API does. */
export function toTagList(tags: Tags): readonly Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
