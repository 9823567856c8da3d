/** Spreads calls evenly over the seconds. */
export interface RateLimit {
  /** Takes the next free place in time. @returns epoch ms, `undefined` when there is none up to `notAfterMs`. */
  reserve(
    key: string,
    limit: { readonly perSecond: number; readonly nowMs: number; readonly notAfterMs: number },
  ): number | undefined;
}

/** Creates a rate limit that knows nothing yet: the first call of each key goes at once. */
export function createRateLimit(): RateLimit {
  const nextMs = new Map<string, number>();
  return {
    reserve(key, { perSecond, nowMs, notAfterMs }) {
      const placeMs = Math.max(nowMs, nextMs.get(key) ?? 0);
      if (Math.ceil(placeMs) > notAfterMs) return undefined;
      nextMs.set(key, placeMs + 1_000 / perSecond);
      return Math.ceil(placeMs);
    },
  };
}
