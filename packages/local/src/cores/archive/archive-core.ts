import type { CloudContext } from '../../cloud-context.ts';
import type { BusEvent } from '../event-bus/bus-event.ts';
import { archiveArn, eventBusArn, eventBusNameOf, parseEventsArn } from '../event-bus/event-bus-arns.ts';
import { alreadyExists, eventBusNotFound, invalid, resourceNotFound } from '../event-bus/event-bus-errors.ts';
import type { EventBusRegistry } from '../event-bus/event-bus-registry.ts';
import { checkEventPattern } from '../event-bus/event-pattern-check.ts';
import type { RuleRegistry } from '../event-bus/rule-registry.ts';
import { toArchivePattern } from './archive-pattern.ts';
import { type ArchivedEvent, createArchivedEvents } from './archived-events.ts';

/** Owner of the rules that feed archives. */
const MANAGED_BY = 'prod.vhs.events.aws.internal';

/** What can be set on an archive. */
export interface ArchiveSettings {
  readonly description?: string;
  /** JSON text. @default every event */
  readonly eventPattern?: string;
  /** 0 keeps events for ever. @default 0 */
  readonly retentionDays?: number;
  /** Kept and shown, without effect here. */
  readonly kmsKeyIdentifier?: string;
}

/** An archive as it is stored; its events are stored beside it. */
export interface ArchiveRecord extends ArchiveSettings {
  readonly name: string;
  readonly arn: string;
  /** ARN of the bus. */
  readonly eventSourceArn: string;
  readonly createdAtMs: number;
}

/** An archive and what is in it. */
export interface ArchiveDescription extends ArchiveRecord {
  readonly eventCount: number;
  /** Bytes of Source, DetailType, Detail, Resources and the time as text, of all its events. */
  readonly sizeBytes: number;
}

/** The archives of one cloud. Methods that take a name throw ResourceNotFoundException for one that stands for nothing. */
export interface ArchiveCore {
  has(name: string): boolean;
  describe(name: string): ArchiveDescription;
  /** Sorted by name. */
  list(): readonly ArchiveDescription[];
  /** @throws {AwsError} ResourceAlreadyExistsException, ResourceNotFoundException, InvalidEventPatternException */
  create(name: string, eventSourceArn: string, settings: ArchiveSettings): ArchiveRecord;
  /** @throws {AwsError} ValidationException when nothing is to be changed. */
  update(name: string, settings: ArchiveSettings): ArchiveRecord;
  /** Deletes the archive, its events and its rule. */
  delete(name: string): void;
  /** Keeps an event; one that is replayed is not kept again. */
  store(name: string, event: BusEvent): void;
  /** Events whose time is from `startMs` to `endMs`, both included, in no particular order. */
  eventsBetween(name: string, startMs: number, endMs: number): readonly ArchivedEvent[];
  event(name: string, key: string): BusEvent | undefined;
  /** Removes the events of every archive. */
  empty(): void;
}

/** Creates the archives on a cloud's store. Each is fed by a managed rule on its bus. */
export function createArchiveCore(
  cloud: CloudContext,
  buses: EventBusRegistry,
  rules: RuleRegistry,
): ArchiveCore {
  const archives = cloud.store.collection<ArchiveRecord>('events.archives');
  const archivedEvents = createArchivedEvents(cloud);

  const get = (name: string) => {
    const archive = archives.get(name);
    if (archive === undefined) throw resourceNotFound(`Archive ${name} does not exist.`);
    return archive;
  };
  const describe = (archive: ArchiveRecord): ArchiveDescription => ({
    ...archive,
    ...archivedEvents.totals(archive.name, archive.retentionDays ?? 0),
  });
  const ruleOf = ({ name, eventSourceArn }: ArchiveRecord) => ({
    name: `Events-Archive-${name}`,
    eventBusName: eventSourceArn,
  });
  const putRule = (archive: ArchiveRecord) => {
    rules.put(
      ruleOf(archive),
      { EventPattern: toArchivePattern(archive.eventPattern), State: 'ENABLED' },
      {},
      { managedBy: MANAGED_BY, archiveName: archive.name },
    );
  };

  return {
    has: (name) => archives.has(name),
    describe: (name) => describe(get(name)),
    list: () => [...archives.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(describe),
    create(name, eventSourceArn, settings) {
      if (
        parseEventsArn(cloud, eventSourceArn)?.kind !== 'event-bus' &&
        !/:event-bus\//.test(eventSourceArn)
      ) {
        throw invalid('Parameter EventSourceArn is not valid. Reason: Must contain an event bus ARN.');
      }
      const eventBusName = eventBusNameOf(cloud, eventSourceArn);
      if (!buses.has(eventBusName)) {
        throw eventBusNotFound(eventSourceArn.slice(eventSourceArn.indexOf('/') + 1));
      }
      if (archives.has(name)) throw alreadyExists(`Archive ${name}`);
      if (settings.eventPattern !== undefined) checkEventPattern(settings.eventPattern);
      const archive = {
        ...settings,
        name,
        arn: archiveArn(cloud, name),
        eventSourceArn: eventBusArn(cloud, eventBusName),
        createdAtMs: cloud.clock.now(),
      };
      putRule(archive);
      archives.set(name, archive);
      return archive;
    },
    update(name, settings) {
      if (Object.keys(settings).length === 0) {
        throw invalid('At least one of EventPattern, RetentionDays or Description must be provided.');
      }
      const known = get(name);
      if (settings.eventPattern !== undefined) checkEventPattern(settings.eventPattern);
      const archive = { ...known, ...settings };
      putRule(archive);
      archives.set(name, archive);
      return archive;
    },
    delete(name) {
      const archive = get(name);
      rules.delete(ruleOf(archive), true);
      archives.delete(name);
      archivedEvents.clear(name);
    },
    store(name, event) {
      if (!archives.has(name) || event.replayName !== undefined) return;
      archivedEvents.add(name, event);
      cloud.spy.note({
        type: 'event-archived',
        atMs: cloud.clock.now(),
        archiveName: name,
        eventId: event.id,
      });
    },
    eventsBetween(name, startMs, endMs) {
      return archivedEvents
        .list(name, get(name).retentionDays ?? 0)
        .filter(({ event }) => event.timeMs >= startMs && event.timeMs <= endMs);
    },
    event: (name, key) => archivedEvents.get(name, key),
    empty() {
      for (const { name } of archives.values()) archivedEvents.clear(name);
    },
  };
}
