import { createMatcher, type Matcher } from '@busbar/event-pattern';
import type { CloudContext } from '../../cloud-context.ts';
import { type BusEvent, toEventText } from './bus-event.ts';
import type { Deliverer } from './deliverer.ts';
import type { RuleRecord } from './rule-record.ts';
import type { RuleRegistry } from './rule-registry.ts';

/** Brings an event to every rule of a bus that matches it. */
export interface Router {
  /** @param filterArns ARNs of the only rules that count. @default every rule */
  route(eventBusName: string, event: BusEvent, filterArns?: readonly string[] | undefined): void;
  /** Brings an event to the targets of one rule, whatever its pattern. @param text the event as JSON. @default made anew */
  deliver(rule: RuleRecord, event: BusEvent, text?: string): void;
}

export interface RouterOptions {
  readonly rules: RuleRegistry;
  readonly deliverer: Deliverer;
  readonly archive: (archiveName: string, event: BusEvent) => void;
  readonly discover: (discovererId: string, event: BusEvent) => void;
}

/** Creates the router: one matcher a bus over its enabled rules, made anew after its rules have changed. */
export function createRouter(
  cloud: CloudContext,
  { rules, deliverer, archive, discover }: RouterOptions,
): Router {
  const matchers = new Map<string, Matcher<RuleRecord>>();
  rules.onChange((eventBusName) => matchers.delete(eventBusName));

  const matcherOf = (eventBusName: string) => {
    let matcher = matchers.get(eventBusName);
    if (matcher === undefined) {
      matcher = createMatcher(
        rules
          .list(eventBusName)
          .filter(({ State }) => State !== 'DISABLED')
          .flatMap((rule) =>
            rule.EventPattern === undefined ? [] : [{ id: rule, pattern: rule.EventPattern }],
          ),
      );
      matchers.set(eventBusName, matcher);
    }
    return matcher;
  };

  const deliver = (rule: RuleRecord, event: BusEvent, text = toEventText(event)) => {
    cloud.spy.note({
      type: 'event-matched',
      atMs: cloud.clock.now(),
      ruleArn: rule.arn,
      eventId: event.id,
      ...(event.replayName !== undefined && { replayName: event.replayName }),
    });
    for (const target of rule.targets) {
      deliverer.deliver({ ruleName: rule.name, ruleArn: rule.arn, target, event }, text);
    }
  };

  return {
    route(eventBusName, event, filterArns) {
      const text = toEventText(event);
      for (const rule of matcherOf(eventBusName).matchText(text)) {
        if (filterArns !== undefined && !filterArns.includes(rule.arn)) continue;
        if (rule.archiveName !== undefined) {
          archive(rule.archiveName, event);
          continue;
        }
        if (rule.discovererId !== undefined) {
          discover(rule.discovererId, event);
          continue;
        }
        deliver(rule, event, text);
      }
    },
    deliver,
  };
}
