import type { CloudContext } from '../../cloud-context.ts';
import { atWallTimes, everyPeriod, type Recurrence } from '../schedule/recurrence.ts';
import { parseRuleScheduleExpression } from '../schedule/schedule-expression.ts';
import { createTimetable } from '../schedule/timetable.ts';
import { createBusEvent } from './put-events-entry.ts';
import type { Router } from './router.ts';
import type { RuleRecord } from './rule-record.ts';
import type { RuleRegistry } from './rule-registry.ts';

/** Rules that run on a schedule. */
export interface ScheduledRules {
  /** Begins to run them; call it once every service is there. */
  resume(): void;
}

/**
 * Gives the targets of each enabled rule with a schedule expression a `Scheduled Event` when it is due, in UTC; other
 * rules do not see that event. A rate begins one period after it was set.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
 */
export function createScheduledRules(
  cloud: CloudContext,
  rules: RuleRegistry,
  router: Router,
): ScheduledRules {
  const ruleOf = (name: string) => rules.list('default').find((rule) => rule.name === name);
  const timetable = createTimetable(cloud, {
    collection: 'events.scheduled-rules',
    recurrenceOf(name) {
      const rule = ruleOf(name);
      return rule && toRuleRecurrence(rule);
    },
    run(name, scheduledMs) {
      const rule = ruleOf(name);
      if (rule === undefined) return;
      const entry = {
        source: 'aws.events',
        detailType: 'Scheduled Event',
        detail: '{}',
        resources: [rule.arn],
        timeMs: scheduledMs,
      };
      router.deliver(rule, createBusEvent(cloud, entry));
    },
  });

  /** What each rule was planned by. */
  let planned = versionsOf(rules);
  rules.onChange((eventBusName) => {
    if (eventBusName !== 'default') return;
    const versions = versionsOf(rules);
    for (const [name, version] of versions) if (planned.get(name) !== version) timetable.plan(name);
    for (const name of planned.keys()) if (!versions.has(name)) timetable.cancel(name);
    planned = versions;
  });

  return { resume: timetable.resume };
}

function versionsOf(rules: RuleRegistry): ReadonlyMap<string, string> {
  return new Map(
    rules
      .list('default')
      .filter(({ ScheduleExpression, State }) => ScheduleExpression !== undefined && State !== 'DISABLED')
      .map(({ name, ScheduleExpression, scheduledFromMs }) => [
        name,
        `${ScheduleExpression} from ${scheduledFromMs}`,
      ]),
  );
}

function toRuleRecurrence({
  ScheduleExpression,
  State,
  scheduledFromMs = 0,
}: RuleRecord): Recurrence | undefined {
  if (ScheduleExpression === undefined || State === 'DISABLED') return undefined;
  const expression = parseRuleScheduleExpression(ScheduleExpression);
  if (expression === undefined) return undefined;
  return expression.kind === 'cron'
    ? atWallTimes(expression.cron, 'UTC')
    : everyPeriod(expression.periodMs, scheduledFromMs + expression.periodMs);
}
