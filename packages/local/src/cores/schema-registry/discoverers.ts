import { limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { BusEvent } from '../event-bus/bus-event.ts';
import { parseEventsArn } from '../event-bus/event-bus-arns.ts';
import type { EventBusCore } from '../event-bus/event-bus-core.ts';
import type { Tags } from '../event-bus/tags.ts';
import type { DiscovererRecord } from './discoverer-record.ts';
import { createDiscovery } from './discovery.ts';
import type { Schemas } from './schemas.ts';
import { discovererArn } from './schemas-arns.ts';
import { schemasErrors } from './schemas-errors.ts';

/** What can be set on a discoverer after it was created; what is left out stays. */
export interface DiscovererUpdate {
  readonly description?: string;
  readonly crossAccount?: boolean;
}

/** The discoverers of one cloud; methods that take an id throw NotFoundException for one that stands for nothing. */
export interface Discoverers {
  get(id: string): DiscovererRecord;
  /** Sorted by id. */
  list(): readonly DiscovererRecord[];
  /** @throws {AwsError} ConflictException for a bus that has one, BadRequestException for what is no bus, for a bus with a key of its own and past the quota. */
  create(sourceArn: string, settings: DiscovererUpdate & { readonly tags: Tags }): DiscovererRecord;
  update(id: string, update: DiscovererUpdate): DiscovererRecord;
  setState(id: string, state: DiscovererRecord['state']): DiscovererRecord;
  setTags(id: string, tags: Tags): void;
  /** Deletes a discoverer with its rule; what it discovered stays. */
  delete(id: string): void;
  /** Takes an event that the rule of a discoverer matched. */
  discover(id: string, event: BusEvent): void;
}

/** What discoverers work with. */
export interface DiscoverersOptions {
  readonly schemas: Schemas;
  readonly eventBuses: Pick<EventBusCore, 'buses' | 'rules'>;
}

/** Owner of the rules that feed discoverers. */
const MANAGED_BY = 'schemas.amazonaws.com';

/** What a discoverer takes, as AWS's own rule has it: everything but the events of AWS services. */
const EVENT_PATTERN = '{"source":[{"prefix":"aws.partner/"},{"anything-but":{"prefix":"aws."}}]}';

/** Creates the discoverers on a cloud's store. Each is fed by a managed rule on its bus. */
export function createDiscoverers(
  cloud: CloudContext,
  { schemas, eventBuses: { buses, rules } }: DiscoverersOptions,
): Discoverers {
  const discover = createDiscovery(cloud, schemas);
  const records = cloud.store.collection<DiscovererRecord>('schemas.discoverers');

  const get = (id: string) => {
    const record = records.get(id);
    if (record === undefined) throw schemasErrors.notFound(`Discoverer with id ${id}`);
    return record;
  };
  const store = (record: DiscovererRecord) => {
    records.set(record.id, record);
    return record;
  };
  const ruleOf = ({ id, sourceArn }: DiscovererRecord) => ({
    name: `Schemas-${id}`,
    eventBusName: sourceArn,
  });
  const putRule = (discoverer: DiscovererRecord) => {
    rules.put(
      ruleOf(discoverer),
      {
        Description: 'This rule is used to route Events to Schema Discoverer',
        EventPattern: EVENT_PATTERN,
        State: discoverer.state === 'STARTED' ? 'ENABLED' : 'DISABLED',
      },
      {},
      { managedBy: MANAGED_BY, discovererId: discoverer.id },
    );
  };

  return {
    get,
    list: () => [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    create(sourceArn, { description, crossAccount = true, tags }) {
      const bus = parseEventsArn(cloud, sourceArn);
      if (bus?.kind !== 'event-bus' || !buses.has(sourceArn)) {
        throw schemasErrors.invalid(`SourceArn ${sourceArn} is not the ARN of an event bus of this account.`);
      }
      if (buses.get(sourceArn).KmsKeyIdentifier !== undefined) {
        throw schemasErrors.invalid(
          `Event bus ${bus.name} has a customer managed key: its events cannot be discovered.`,
        );
      }
      const id = `events-event-bus-${bus.name}`;
      if (records.has(id)) throw schemasErrors.exists(`Discoverer with id ${id}`);
      if (records.size >= limits.schemas.discoverers) {
        throw schemasErrors.quotaExceeded('discoverers', limits.schemas.discoverers);
      }
      const discoverer: DiscovererRecord = {
        id,
        arn: discovererArn(cloud, id),
        sourceArn,
        state: 'STARTED',
        crossAccount,
        tags,
        ...(description !== undefined && { description }),
      };
      putRule(discoverer);
      return store(discoverer);
    },
    update: (id, update) => store({ ...get(id), ...update }),
    setState(id, state) {
      const discoverer = { ...get(id), state };
      putRule(discoverer);
      return store(discoverer);
    },
    setTags(id, tags) {
      store({ ...get(id), tags });
    },
    delete(id) {
      const discoverer = get(id);
      if (buses.has(discoverer.sourceArn)) rules.delete(ruleOf(discoverer), true);
      records.delete(id);
    },
    discover(id, event) {
      if (records.get(id)?.state === 'STARTED') discover(event);
    },
  };
}
