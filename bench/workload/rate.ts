/** Runs work that does so many things. @returns how many of them a second. */
export async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return count / ((performance.now() - startedMs) / 1_000);
}
