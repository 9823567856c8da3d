interface ListOptions {
  readonly prefix?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly maxKeys?: number | undefined;
  readonly startAfter?: string | undefined;
  readonly marker?: string | undefined;
}

/** What a listing needs of fauxqs's store. */
interface ListingStore<Item extends { readonly key: string }> {
  listObjects(
    bucket: string,
    options?: { maxKeys?: number },
  ): { objects: Item[]; commonPrefixes: string[]; isTruncated: boolean };
}

/**
 * Makes a store list keys in the order of their characters' codes, as S3 does. fauxqs sorts them as a dictionary would
 * and goes on after a page as S3 would: objects that stand between the two orders are on no page.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function listInOrder<Item extends { readonly key: string }>(store: ListingStore<Item>): void {
  const listAll = store.listObjects.bind(store);
  store.listObjects = (bucket: string, options: ListOptions = {}) => {
    const { prefix = '', delimiter, maxKeys = 1_000, startAfter = options.marker ?? '' } = options;
    const all = listAll(bucket, { maxKeys: Number.MAX_SAFE_INTEGER }).objects;
    const inOrder = all.filter(({ key }) => key.startsWith(prefix)).sort((a, b) => (a.key < b.key ? -1 : 1));
    const objects: Item[] = [];
    const commonPrefixes = new Set<string>();
    for (const item of inOrder) {
      const commonPrefix = delimiter ? commonPrefixOf(item.key, prefix, delimiter) : undefined;
      const name = commonPrefix ?? item.key;
      if ((startAfter !== '' && name <= startAfter) || commonPrefixes.has(name)) continue;
      if (objects.length + commonPrefixes.size >= maxKeys) {
        return { objects, commonPrefixes: [...commonPrefixes], isTruncated: maxKeys > 0 };
      }
      if (commonPrefix === undefined) objects.push(item);
      else commonPrefixes.add(commonPrefix);
    }
    return { objects, commonPrefixes: [...commonPrefixes], isTruncated: false };
  };
}

function commonPrefixOf(key: string, prefix: string, delimiter: string): string | undefined {
  const end = key.indexOf(delimiter, prefix.length);
  return end === -1 ? undefined : key.slice(0, end + delimiter.length);
}
