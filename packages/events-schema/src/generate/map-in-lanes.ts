/**
 * Works through items with at most `lanes` of them under way at a time.
 *
 * @param work is told the lane that it runs in, from 0.
 * @returns the results, in the order of the items.
 * @throws what the first failing work throws; nothing new is begun then.
 */
export async function mapInLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, lane: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  let failed = false;
  const runLane = async (lane: number) => {
    for (const [i, item] of rest) {
      try {
        results[i] = await work(item, lane);
      } catch (error) {
        failed = true;
        throw error;
      }
      if (failed) return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
  return results;
}
