import type { StateSources } from './read-state.ts';

/**
 * Empties queues, archives, tables and buckets, and forgets retries, replays, asynchronous events and
 * scheduled invocations that wait; resources stay
 * as they are, and so do logs and the clock. Invocations under way run to their end, and what they leave is emptied too.
 */
export async function resetCloud({
  cloud,
  eventBuses,
  queues,
  functions,
  schedules,
  passThroughs,
}: Pick<
  StateSources,
  'cloud' | 'eventBuses' | 'queues' | 'functions' | 'schedules' | 'passThroughs'
>): Promise<void> {
  const empty = async () => {
    eventBuses.empty();
    queues.empty();
    functions.forgetWork();
    schedules.forgetInvocations();
    for (const passThrough of passThroughs) await passThrough.empty?.();
  };
  await empty();
  await cloud.work.idle();
  await empty();
  await cloud.store.commit();
}
