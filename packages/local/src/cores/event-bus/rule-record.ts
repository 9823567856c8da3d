import type { Tags } from './tags.ts';
import type { Target } from './target.ts';

/** States of a rule. */
export const ruleStates = ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] as const;
export type RuleState = (typeof ruleStates)[number];

/** What PutRule sets; a call that leaves one out takes it away. */
export interface RuleSettings {
  /** JSON text. Absent for a rule that only runs on a schedule. */
  readonly EventPattern?: string;
  /** `rate(5 minutes)`, `cron(0 12 * * ? *)` in UTC; on the default bus only. */
  readonly ScheduleExpression?: string;
  readonly State: RuleState;
  readonly Description?: string;
  readonly RoleArn?: string;
}

/** A rule as it is stored. */
export interface RuleRecord extends RuleSettings {
  readonly name: string;
  readonly arn: string;
  readonly eventBusName: string;
  readonly targets: readonly Target[];
  readonly tags: Tags;
  /** When the schedule expression was set, epoch ms: a rate begins there. */
  readonly scheduledFromMs?: number;
  /** The service that owns the rule; only calls with Force change it. */
  readonly managedBy?: string;
  /** The archive that takes what the rule matches. */
  readonly archiveName?: string;
  /** The discoverer of schemas that takes what the rule matches. */
  readonly discovererId?: string;
}
