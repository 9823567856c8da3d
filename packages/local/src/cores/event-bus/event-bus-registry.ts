import type { CloudContext } from '../../cloud-context.ts';
import type { PolicyDocument } from '../../iam/access-control.ts';
import { eventBusArn, eventBusNameOf, parseEventsArn } from './event-bus-arns.ts';
import { alreadyExists, eventBusNotFound, invalid, limitExceeded } from './event-bus-errors.ts';
import { addPermission, type Permission, parseEventBusPolicy, removePermission } from './event-bus-policy.ts';
import type { Tags } from './tags.ts';

/** Buses of an account. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const EVENT_BUSES = 100;

/** What can be set on a bus besides its name; kept and shown, without effect here. */
export interface EventBusSettings {
  readonly Description?: string;
  readonly KmsKeyIdentifier?: string;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly LogConfig?: { readonly IncludeDetail?: string; readonly Level?: string };
}

export const eventBusSettings = [
  'Description',
  'KmsKeyIdentifier',
  'DeadLetterConfig',
  'LogConfig',
] as const satisfies readonly (keyof EventBusSettings)[];

/** A bus as it is stored. */
export interface EventBusRecord extends EventBusSettings {
  readonly name: string;
  readonly arn: string;
  readonly tags: Tags;
  readonly policy?: PolicyDocument;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
}

/** The buses of one cloud. Methods that name a bus take its name or ARN, and mean the default bus without one. */
export interface EventBusRegistry {
  has(nameOrArn: string | undefined): boolean;
  /** @throws {AwsError} ResourceNotFoundException */
  get(nameOrArn: string | undefined): EventBusRecord;
  /** Sorted by name. */
  list(): readonly EventBusRecord[];
  /** @throws {AwsError} ResourceAlreadyExistsException, ValidationException, LimitExceededException */
  create(name: string, settings: EventBusSettings, tags: Tags): EventBusRecord;
  update(name: string | undefined, settings: EventBusSettings): EventBusRecord;
  /** @throws {AwsError} ResourceNotFoundException; ValidationException for the default bus and a bus with rules. */
  delete(name: string): void;
  setTags(name: string, tags: Tags): void;
  putPermission(nameOrArn: string | undefined, permission: Permission | { readonly Policy: string }): void;
  /** Removes one statement, or all of them without an id to name one. */
  removePermission(nameOrArn: string | undefined, statementId: string | undefined | 'all'): void;
  policyOf(arn: string): PolicyDocument | undefined;
}

/** Creates the registry on a cloud's store; the default bus is there from the start. */
export function createEventBusRegistry(
  cloud: CloudContext,
  hasRules: (eventBusName: string) => boolean,
): EventBusRegistry {
  const buses = cloud.store.collection<EventBusRecord>('events.buses');
  const find = (nameOrArn: string | undefined) => buses.get(eventBusNameOf(cloud, nameOrArn));

  const get = (nameOrArn: string | undefined) => {
    const bus = find(nameOrArn);
    if (bus === undefined) throw eventBusNotFound(eventBusNameOf(cloud, nameOrArn));
    return bus;
  };
  const create = (name: string, settings: EventBusSettings, tags: Tags) => {
    const nowMs = cloud.clock.now();
    const arn = eventBusArn(cloud, name);
    const bus = { ...settings, name, arn, tags, createdAtMs: nowMs, modifiedAtMs: nowMs };
    buses.set(name, bus);
    return bus;
  };
  const setPolicy = ({ policy: _, ...bus }: EventBusRecord, policy: PolicyDocument | undefined) => {
    const modifiedAtMs = cloud.clock.now();
    buses.set(bus.name, { ...bus, modifiedAtMs, ...(policy !== undefined && { policy }) });
  };

  if (!buses.has('default')) create('default', {}, {});

  return {
    has: (nameOrArn) => find(nameOrArn) !== undefined,
    get,
    list: () => [...buses.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    create(name, settings, tags) {
      if (buses.has(name)) throw alreadyExists(`Event bus ${name}`);
      if (name.includes('/')) throw invalid("Event bus name must not contain '/'.");
      if (buses.size >= EVENT_BUSES) throw limitExceeded();
      return create(name, settings, tags);
    },
    update(name, settings) {
      const bus = { ...get(name), ...settings, modifiedAtMs: cloud.clock.now() };
      buses.set(bus.name, bus);
      return bus;
    },
    delete(name) {
      if (name === 'default') throw invalid('Cannot delete event bus default.');
      get(name);
      if (hasRules(name)) throw invalid("EventBus can't be deleted since it has rules.");
      buses.delete(name);
    },
    setTags(name, tags) {
      buses.set(name, { ...get(name), tags });
    },
    putPermission(nameOrArn, permission) {
      const bus = get(nameOrArn);
      setPolicy(
        bus,
        'Policy' in permission
          ? parseEventBusPolicy(permission.Policy)
          : addPermission(bus.policy, permission, bus.arn),
      );
    },
    removePermission(nameOrArn, statementId) {
      const bus = get(nameOrArn);
      setPolicy(bus, statementId === 'all' ? undefined : removePermission(bus.policy, statementId));
    },
    policyOf(arn) {
      const parsed = parseEventsArn(cloud, arn);
      return parsed?.kind === 'event-bus' ? buses.get(parsed.name)?.policy : undefined;
    },
  };
}
