import type { EventBusService } from '../../services.ts';
import type { ArchiveCore } from '../archive/archive-core.ts';
import type { ReplayCore } from '../replay/replay-core.ts';
import type { EventBusRegistry } from './event-bus-registry.ts';
import type { PutEventsInputEntry, PutEventsResultEntry } from './put-events-entry.ts';
import type { RuleRegistry } from './rule-registry.ts';
import type { Tags } from './tags.ts';

/** EventBridge as its own actions see it. */
export interface EventBusCore extends EventBusService {
  readonly buses: EventBusRegistry;
  readonly rules: RuleRegistry;
  readonly archives: ArchiveCore;
  readonly replays: ReplayCore;
  /**
   * Puts events on buses. Each accepted one is archived and delivered, or waits for its next attempt in the store,
   * before the call returns. An event for a bus that does not exist is accepted and dropped, as AWS does it.
   *
   * @returns a result for each entry, in order.
   * @throws {AwsError} ValidationException when all entries together are too large.
   */
  putEvents(entries: readonly PutEventsInputEntry[]): readonly PutEventsResultEntry[];
  /** Tells whether a full event envelope matches a pattern. @throws {AwsError} InvalidEventPatternException, ValidationException */
  testEventPattern(eventPattern: string, event: string): boolean;
  /** Tags of a bus or rule. @throws {AwsError} ResourceNotFoundException */
  tagsOf(arn: string): Tags;
  setTags(arn: string, tags: Tags): void;
  /** Takes up the retries and replays that an earlier run left in the store; call it once every service is there. */
  resume(): void;
  /** Empties every archive, and forgets every retry and replay; one that runs ends. */
  empty(): void;
}

/** Gives actions the core behind the service that other services see. */
export function eventBusCoreOf({ eventBuses }: { readonly eventBuses: EventBusService }): EventBusCore {
  if (!('putEvents' in eventBuses))
    throw new TypeError('The event bus service of this cloud is not an EventBusCore.');
  return eventBuses as EventBusCore;
}
