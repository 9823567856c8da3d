/** Cuts a page out of a list. @param marker as the page before gave it: how many came before. */
export function toPage<Item>(
  items: readonly Item[],
  marker: unknown,
  maximum: number,
): { readonly page: readonly Item[]; readonly nextMarker?: string } {
  const start = Number(marker ?? 0) || 0;
  const end = start + maximum;
  return {
    page: items.slice(start, end),
    ...(end < items.length ? { nextMarker: String(end) } : {}),
  };
}
