/** Cuts a page out of a list by `limit` and `nextToken`. @param maximum items a page, and the number when none is asked for. */
export function toLogPage<Item>(
  items: readonly Item[],
  input: Readonly<Record<string, unknown>>,
  maximum: number,
): { readonly page: readonly Item[]; readonly nextToken: string | undefined } {
  const start = Number(input['nextToken'] ?? 0) || 0;
  const end = start + Math.min(Number(input['limit'] ?? maximum) || maximum, maximum);
  return { page: items.slice(start, end), nextToken: end < items.length ? String(end) : undefined };
}
