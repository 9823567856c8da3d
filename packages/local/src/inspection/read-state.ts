import type { AssemblyDeployment } from '../assembly/deploy-assembly.ts';
import type { CloudContext } from '../cloud-context.ts';
import type { EventBusCore } from '../cores/event-bus/event-bus-core.ts';
import type { Queue } from '../cores/queue/queue.ts';
import type { QueueCore } from '../cores/queue/queue-service.ts';
import type { ScheduleCore } from '../cores/schedule/schedule-core.ts';
import type { SchemaRegistryCore } from '../cores/schema-registry/schema-registry-core.ts';
import type { TopicCore } from '../cores/topic/topic-service.ts';
import type { FunctionCore } from '../functions/function-service.ts';
import type { HttpPassThrough } from '../gateway/http-pass-through.ts';
import type { AccessControlCore } from '../iam/create-access-control.ts';
import { isOfRegion } from '../state/region-state-store.ts';

/** What of a cloud can be looked at. */
export interface StateSources {
  readonly cloud: CloudContext;
  readonly endpoint: () => string;
  readonly seed: number;
  readonly access: AccessControlCore;
  readonly eventBuses: EventBusCore;
  readonly queues: QueueCore;
  readonly functions: FunctionCore;
  readonly schedules: ScheduleCore;
  readonly schemas: SchemaRegistryCore;
  readonly topics: TopicCore;
  readonly passThroughs: readonly HttpPassThrough[];
  readonly deployment: () => AssemblyDeployment;
  /** The regions beside this one that have been called. @default none */
  readonly otherRegions?: () => readonly StateSources[];
}

/** A cloud's state by service; JSON. */
export type CloudState = Readonly<Record<string, unknown>>;

/** Collections that are part of what a service tells of itself below, or that are this process's own book-keeping. */
const toldElsewhere = [
  'events',
  'sqs',
  'lambda',
  'iam',
  'cloudformation',
  'cloud',
  'dynamodb',
  's3',
  'schemas',
];

/**
 * Reads all state of a cloud. A service that does not tell of itself here is shown as its collections of the state
 * store, under its own name.
 *
 * @param service name of the one service to read. @default every service
 */
export async function readState(sources: StateSources, service?: string): Promise<CloudState> {
  const { cloud, passThroughs } = sources;
  const readers: Record<string, () => unknown> = {
    cloud: () => readCloud(sources),
    events: () => readEvents(sources),
    sqs: () => readQueues(sources),
    lambda: () => readFunctions(sources),
    logs: () => readLogs(sources),
    schemas: () => readSchemas(sources),
    iam: () => ({ mode: sources.access.mode, roles: sources.access.roles() }),
    cloudformation: sources.deployment,
  };
  for (const passThrough of passThroughs) {
    readers[passThrough.service] = () => passThrough.inspect?.() ?? {};
  }
  for (const name of cloud.store.names()) {
    if (isOfRegion(name)) continue;
    const [owner = name, collection = name] = name.split('.', 2);
    if (toldElsewhere.includes(owner.split('-', 1)[0]!)) continue;
    const others = readers[owner] ?? (() => ({}));
    readers[owner] = () => ({
      ...(others() as object),
      [collection]: [...cloud.store.collection(name).values()],
    });
  }

  const others = sources.otherRegions?.() ?? [];
  if (others.length > 0) {
    readers.regions = async () => {
      const states = others.map(async (other) => [other.cloud.region, await readState(other)]);
      return Object.fromEntries(await Promise.all(states));
    };
  }

  const state: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(readers)) {
    if (service === undefined || service === name) state[name] = await read();
  }
  return state;
}

function readCloud({ cloud: { accountId, region, clock, work }, endpoint, seed }: StateSources): unknown {
  const nowMs = clock.now();
  return {
    accountId,
    region,
    endpoint: endpoint(),
    seed,
    clock: { nowMs, now: new Date(nowMs).toISOString(), aheadMs: nowMs - Date.now(), running: clock.running },
    work: { active: work.active, nextDueMs: work.nextDueMs() },
  };
}

function readEvents({ cloud, eventBuses: { buses, rules, archives, replays } }: StateSources): unknown {
  return {
    eventBuses: buses.list().map((bus) => ({ ...bus, rules: rules.list(bus.name) })),
    archives: archives.list().map((archive) => ({
      ...archive,
      events: archives
        .eventsBetween(archive.name, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
        .map(({ event }) => event),
    })),
    replays: replays.list(),
    deliveriesToRetry: [...cloud.store.collection('events.deliveries').values()],
  };
}

function readQueues({ cloud, queues }: StateSources): unknown {
  return {
    queues: queues.list().map(readQueue),
    messageMoveTasks: [...cloud.store.collection('sqs.message-move-tasks').values()],
  };
}

function readQueue(queue: Queue): unknown {
  return {
    name: queue.name,
    arn: queue.arn,
    attributes: queue.attributes,
    tags: queue.record.tags,
    counts: { ...queue.counts() },
    messages: queue.messages().map(({ id, queueName: _, ordinal: _ordinal, ...message }) => ({
      messageId: id,
      ...message,
    })),
  };
}

function readFunctions({ cloud, functions }: StateSources): unknown {
  return {
    functions: functions.list().map((configuration) => ({
      ...configuration,
      policy: functions.policies.find(configuration.functionName),
    })),
    eventSourceMappings: functions.eventSourceMappings.list(),
    asynchronousEvents: [...cloud.store.collection('lambda-asynchronous-events').values()],
  };
}

function readLogs({ functions }: StateSources): unknown {
  return {
    logGroups: functions.logGroups.groups().map(({ logGroupName, createdMs, lines, streams }) => ({
      logGroupName,
      createdMs,
      lines: lines.length,
      logStreamNames: [...streams.keys()],
    })),
  };
}

function readSchemas({ schemas: { registries, schemas, discoverers } }: StateSources): unknown {
  return {
    registries: registries.list().map((registry) => ({
      ...registry,
      schemas: schemas.list(registry.name).map(({ versions: _, lastVersion: _last, ...schema }) => ({
        ...schema,
        versions: schemas.versions(schema).map(({ version }) => version),
      })),
    })),
    discoverers: discoverers.list(),
  };
}
