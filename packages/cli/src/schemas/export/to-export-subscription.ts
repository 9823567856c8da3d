import type { Subscription } from '@busbar/consumers';
import type { ExportSubscription } from '@busbar/events-schema/exports';

/** What exports need to know of a subscription. */
export function toExportSubscription({
  name,
  description,
  events,
  pattern,
}: Pick<Subscription, 'name' | 'description' | 'events' | 'pattern'>): ExportSubscription {
  const taken =
    events === 'all'
      ? events
      : events.map((event) => ({
          detailType: event.detailType,
          ...('versions' in event ? {} : { major: event.major }),
        }));
  return { name, description, pattern, events: taken };
}
