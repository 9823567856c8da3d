import { limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import { parseRuleScheduleExpression } from '../schedule/schedule-expression.ts';
import { eventBusNameOf, ruleArn } from './event-bus-arns.ts';
import { invalid, limitExceeded, managedRule, ruleNotFound } from './event-bus-errors.ts';
import type { EventBusRegistry } from './event-bus-registry.ts';
import { checkEventPattern } from './event-pattern-check.ts';
import type { RuleRecord, RuleSettings, RuleState } from './rule-record.ts';
import type { Tags } from './tags.ts';
import type { Target } from './target.ts';
import { checkTargets, refuseUnsupportedKinds } from './target-validation.ts';

/** Name of a rule and of the bus (name or ARN) that it stands on. */
export interface RuleName {
  readonly name: string;
  /** @default the default bus */
  readonly eventBusName?: string | undefined;
}

/** A service's own rule, which only calls with Force may change. */
export type ManagedRule = { readonly managedBy: string } & (
  | { readonly archiveName: string }
  | { readonly discovererId: string }
);

/** The rules of one cloud. Every method throws ResourceNotFoundException for a bus or rule that is not there. */
export interface RuleRegistry {
  get(rule: RuleName): RuleRecord;
  /** Rules of a bus, sorted by name. */
  list(eventBusName: string | undefined): readonly RuleRecord[];
  /** Creates or replaces a rule; its targets and tags survive. @throws {AwsError} InvalidEventPatternException, ValidationException, LimitExceededException, ManagedRuleException */
  put(rule: RuleName, settings: RuleSettings, tags: Tags, managed?: ManagedRule): RuleRecord;
  setState(rule: RuleName, state: RuleState): void;
  /** @throws {AwsError} ValidationException while the rule has targets. */
  delete(rule: RuleName, force: boolean): void;
  setTags(rule: RuleName, tags: Tags): void;
  /** Adds targets, in place of those with the same ids. @throws {AwsError} ValidationException, LimitExceededException */
  putTargets(rule: RuleName, targets: readonly Target[]): void;
  removeTargets(rule: RuleName, ids: readonly string[], force: boolean): void;
  /** Calls `listener` with a bus's name each time its rules change. */
  onChange(listener: (eventBusName: string) => void): void;
}

/** Creates the registry on a cloud's store. */
export function createRuleRegistry(cloud: CloudContext, buses: () => EventBusRegistry): RuleRegistry {
  const records = cloud.store.collection<RuleRecord>('events.rules');
  const byBus = new Map<string, Map<string, RuleRecord>>();
  const listeners: ((eventBusName: string) => void)[] = [];

  const rulesOn = (eventBusName: string) => {
    let rules = byBus.get(eventBusName);
    if (rules === undefined) {
      rules = new Map();
      byBus.set(eventBusName, rules);
    }
    return rules;
  };
  for (const rule of records.values()) rulesOn(rule.eventBusName).set(rule.name, rule);

  const changed = (eventBusName: string) => {
    for (const listener of listeners) listener(eventBusName);
  };
  const keyOf = ({ eventBusName, name }: RuleRecord) => `${eventBusName}/${name}`;
  const store = (rule: RuleRecord) => {
    records.set(keyOf(rule), rule);
    rulesOn(rule.eventBusName).set(rule.name, rule);
    changed(rule.eventBusName);
    return rule;
  };
  const find = ({ name, eventBusName }: RuleName) => rulesOn(buses().get(eventBusName).name).get(name);
  const get = (rule: RuleName) => {
    const record = find(rule);
    if (record === undefined) throw ruleNotFound(rule.name, eventBusNameOf(cloud, rule.eventBusName));
    return record;
  };
  const changeable = (rule: RuleName, force = false) => {
    const record = get(rule);
    if (record.managedBy !== undefined && !force) throw managedRule(record.name);
    return record;
  };

  return {
    get,
    list: (eventBusName) =>
      [...rulesOn(buses().get(eventBusName).name).values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    put({ name, eventBusName: nameOrArn }, settings, tags, managed) {
      const eventBusName = buses().get(nameOrArn).name;
      const known = rulesOn(eventBusName).get(name);
      if (known?.managedBy !== undefined && managed === undefined) throw managedRule(name);
      const { EventPattern, ScheduleExpression } = settings;
      if (EventPattern !== undefined) checkEventPattern(EventPattern);
      if (ScheduleExpression !== undefined) checkScheduleExpression(ScheduleExpression, eventBusName);
      if (known === undefined && rulesOn(eventBusName).size >= limits.rule.rulesPerEventBus) {
        throw limitExceeded();
      }
      return store({
        ...settings,
        ...managed,
        name,
        eventBusName,
        arn: ruleArn(cloud, eventBusName, name),
        targets: known?.targets ?? [],
        tags: known?.tags ?? tags,
        ...(ScheduleExpression !== undefined && {
          scheduledFromMs:
            known?.ScheduleExpression === ScheduleExpression && known.scheduledFromMs !== undefined
              ? known.scheduledFromMs
              : cloud.clock.now(),
        }),
      });
    },
    setState(rule, state) {
      store({ ...changeable(rule), State: state });
    },
    delete(rule, force) {
      if (find(rule) === undefined) return;
      const record = changeable(rule, force);
      if (record.targets.length > 0) throw invalid("Rule can't be deleted since it has targets.");
      records.delete(keyOf(record));
      rulesOn(record.eventBusName).delete(record.name);
      changed(record.eventBusName);
    },
    setTags(rule, tags) {
      store({ ...get(rule), tags });
    },
    putTargets(rule, targets) {
      checkTargets(targets);
      const record = changeable(rule);
      refuseUnsupportedKinds(targets);
      const byId = new Map([...record.targets, ...targets].map((target) => [target.Id, target]));
      if (byId.size > limits.rule.targets) throw limitExceeded();
      store({ ...record, targets: [...byId.values()] });
    },
    removeTargets(rule, ids, force) {
      const record = changeable(rule, force);
      store({ ...record, targets: record.targets.filter(({ Id }) => !ids.includes(Id)) });
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

/** Checks the schedule of a rule as PutRule does. @throws {AwsError} ValidationException */
function checkScheduleExpression(expression: string, eventBusName: string): void {
  if (eventBusName !== 'default') {
    throw invalid('ScheduleExpression is supported only on the default event bus.');
  }
  if (parseRuleScheduleExpression(expression) === undefined) {
    throw invalid('Parameter ScheduleExpression is not valid.');
  }
}
