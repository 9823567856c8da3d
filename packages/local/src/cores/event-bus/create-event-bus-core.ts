import { createMatcher } from '@busbar/event-pattern';
import type { CloudContext } from '../../cloud-context.ts';
import type { AccessControl } from '../../iam/access-control.ts';
import { createArchiveCore } from '../archive/archive-core.ts';
import { createReplayCore } from '../replay/replay-core.ts';
import { type BusEvent, toEventEnvelope } from './bus-event.ts';
import { createDeliverer } from './deliverer.ts';
import { eventBusNameOf, parseEventsArn } from './event-bus-arns.ts';
import type { EventBusCore } from './event-bus-core.ts';
import { invalid, resourceNotFound } from './event-bus-errors.ts';
import { createEventBusRegistry, type EventBusRegistry } from './event-bus-registry.ts';
import { toInvalidPattern } from './event-pattern-check.ts';
import { acceptEntry, checkCallSize, createBusEvent } from './put-events-entry.ts';
import { createRouter } from './router.ts';
import { createRuleRegistry, type RuleName } from './rule-registry.ts';
import { createScheduledRules } from './scheduled-rules.ts';
import type { DeliveryServices, TargetServices } from './targets/target-kind.ts';

export interface EventBusCoreOptions {
  readonly access: AccessControl;
  /** Asked for when something is delivered: services refer to each other. */
  readonly services: () => TargetServices;
  /** Takes what the rule of a discoverer of schemas matches. @default nobody does */
  readonly discover?: (discovererId: string, event: BusEvent) => void;
}

/**
 * Creates EventBridge on a cloud's clock, random source and store: restores what the store holds and registers the
 * policies of its buses. Retries and replays of an earlier run go on once `resume` is called.
 *
 * @example
 * ```ts
 * const events = createEventBusCore(cloud, { access, services: () => services });
 * events.rules.put({ name: 'all' }, { EventPattern: '{"source":["shop"]}', State: 'ENABLED' }, {});
 * events.rules.putTargets({ name: 'all' }, [{ Id: 'queue', Arn: queueArn }]);
 * events.putEvents([{ source: 'shop', detailType: 'OrderPlaced', detail: '{}' }]); //=> [{ EventId: '…' }]
 * ```
 */
export function createEventBusCore(
  cloud: CloudContext,
  { access, services, discover = () => {} }: EventBusCoreOptions,
): EventBusCore {
  const rules = createRuleRegistry(cloud, () => buses);
  const buses: EventBusRegistry = createEventBusRegistry(cloud, (name) => rules.list(name).length > 0);
  const deliverer = createDeliverer(cloud, { access, services: () => deliveryServices() });
  const router = createRouter(cloud, {
    rules,
    deliverer,
    archive: (archiveName, event) => archives.store(archiveName, event),
    discover,
  });
  const scheduledRules = createScheduledRules(cloud, rules, router);
  const archives = createArchiveCore(cloud, buses, rules);
  const replays = createReplayCore(cloud, {
    buses,
    rules,
    archives,
    route: router.route,
  });
  const deliveryServices = (): DeliveryServices => ({
    ...services(),
    eventBuses: {
      exists: (arn) => parseEventsArn(cloud, arn)?.kind === 'event-bus' && buses.has(arn),
      forward: (arn, event) => {
        router.route(eventBusNameOf(cloud, arn), { ...event, hops: event.hops + 1 });
      },
    },
  });
  access.registerResourcePolicies('events', buses.policyOf);

  const put = (nameOrArn: string | undefined, event: BusEvent, detail: unknown) => {
    const eventBusName = eventBusNameOf(cloud, nameOrArn);
    const atMs = cloud.clock.now();
    if (!buses.has(eventBusName)) {
      cloud.spy.note({
        type: 'event-dropped',
        atMs,
        eventBusName,
        eventId: event.id,
        reason: 'unknown-event-bus',
      });
      return;
    }
    const envelope = toEventEnvelope(event, detail);
    cloud.spy.note({ type: 'event-accepted', atMs, eventBusName, eventId: event.id, event: envelope });
    router.route(eventBusName, event);
  };

  /** The bus or rule that an ARN names. */
  const taggable = (arn: string): { bus: string } | { rule: RuleName } => {
    const parsed = parseEventsArn(cloud, arn);
    if (parsed?.kind === 'event-bus') return { bus: parsed.name };
    if (parsed?.kind !== 'rule') throw resourceNotFound(`Resource ${arn} does not exist.`);
    const slash = parsed.name.lastIndexOf('/');
    const eventBusName = slash === -1 ? 'default' : parsed.name.slice(0, slash);
    return { rule: { eventBusName, name: parsed.name.slice(slash + 1) } };
  };

  return {
    buses,
    rules,
    archives,
    replays,
    putEvents(entries) {
      checkCallSize(entries);
      return entries.map((entry) => {
        const accepted = acceptEntry(cloud, entry);
        if ('ErrorCode' in accepted) return accepted;
        put(entry.eventBusName, accepted.event, accepted.detail);
        return { EventId: accepted.event.id };
      });
    },
    putServiceEvent(eventBusName, { source, detailType, resources, detail }) {
      const entry = { source, detailType, resources, detail: JSON.stringify(detail) };
      put(eventBusName, createBusEvent(cloud, entry), detail);
    },
    testEventPattern(eventPattern, event) {
      checkEnvelope(event);
      try {
        return createMatcher([{ id: 'tested', pattern: eventPattern }]).matchText(event).length > 0;
      } catch (error) {
        throw toInvalidPattern(error);
      }
    },
    tagsOf(arn) {
      const named = taggable(arn);
      return 'bus' in named ? buses.get(named.bus).tags : rules.get(named.rule).tags;
    },
    setTags(arn, tags) {
      const named = taggable(arn);
      if ('bus' in named) buses.setTags(named.bus, tags);
      else rules.setTags(named.rule, tags);
    },
    resume() {
      deliverer.resume();
      replays.resume();
      scheduledRules.resume();
    },
    empty() {
      replays.forget();
      deliverer.forget();
      archives.empty();
    },
  };
}

/** Keys that TestEventPattern wants to see. AWS's page names `resources` too, AWS itself does without. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html */
const envelopeKeys = ['id', 'account', 'source', 'time', 'region', 'detail-type'];

function checkEnvelope(text: string): void {
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    event = undefined;
  }
  const complete =
    typeof event === 'object' && event !== null && envelopeKeys.every((key) => Object.hasOwn(event, key));
  if (!complete) throw invalid('Parameter Event is not valid.');
}
