import type { StateSources } from './read-state.ts';

/**
 * Empties queues, archives, tables and buckets in every region, and forgets retries, replays, deliveries of topics,
 * asynchronous events and scheduled invocations that wait; resources stay as they are, and so do logs and the clock. Invocations under way run
 * to their end, and what they leave is emptied too.
 */
export async function resetCloud(sources: ResetSources): Promise<void> {
  const empty = async () => {
    for (const region of [sources, ...(sources.otherRegions?.() ?? [])]) {
      region.eventBuses.empty();
      region.queues.empty();
      region.functions.forgetWork();
      region.schedules.forgetInvocations();
      region.topics.forgetDeliveries();
      for (const passThrough of region.passThroughs) await passThrough.empty?.();
    }
  };
  await empty();
  await sources.cloud.work.idle();
  await empty();
  await sources.cloud.store.commit();
}

type ResetSources = Pick<
  StateSources,
  'cloud' | 'eventBuses' | 'queues' | 'functions' | 'schedules' | 'topics' | 'passThroughs' | 'otherRegions'
>;
