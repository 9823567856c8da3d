import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Pack } from './to-packs.ts';

/** As many as a publisher has under way unless it is told otherwise. */
const CALLS_AT_ONCE = 4;

/** Puts packs on the bus, four calls at a time. @throws Error when an entry is refused. */
export async function sendPacks(client: EventBridgeClient, packs: readonly Pack[]): Promise<void> {
  const left = packs.values();
  const sendRest = async () => {
    for (const Entries of left) {
      const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries }));
      if (FailedEntryCount) throw new Error(`${FailedEntryCount} of ${Entries.length} entries were refused.`);
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, sendRest));
}
