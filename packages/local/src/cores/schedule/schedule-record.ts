import type { RetryPolicy } from '../event-bus/target.ts';

export const scheduleStates = ['ENABLED', 'DISABLED'] as const;
export const flexibleTimeWindowModes = ['OFF', 'FLEXIBLE'] as const;
export const actionsAfterCompletion = ['NONE', 'DELETE'] as const;

/** What a schedule invokes, in AWS's own shape as far as the local cloud supports it. */
export interface ScheduleTarget {
  readonly Arn: string;
  /** The role that makes the call. */
  readonly RoleArn: string;
  /** What the target is sent; context attributes such as `<aws.scheduler.scheduled-time>` are replaced in it. */
  readonly Input?: string;
  readonly SqsParameters?: { readonly MessageGroupId?: string };
  readonly EventBridgeParameters?: { readonly DetailType: string; readonly Source: string };
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly RetryPolicy?: RetryPolicy;
}

/** What CreateSchedule and UpdateSchedule set. */
export interface ScheduleSettings {
  readonly expression: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Epoch ms. */
  readonly startMs?: number;
  /** Epoch ms. */
  readonly endMs?: number;
  readonly state: (typeof scheduleStates)[number];
  readonly flexibleTimeWindow: {
    readonly Mode: (typeof flexibleTimeWindowModes)[number];
    /** 1 to 1,440. */
    readonly MaximumWindowInMinutes?: number;
  };
  readonly actionAfterCompletion: (typeof actionsAfterCompletion)[number];
  readonly target: ScheduleTarget;
  readonly description?: string;
  readonly kmsKeyArn?: string;
}

/** A schedule as it is stored. */
export interface ScheduleRecord extends ScheduleSettings {
  readonly groupName: string;
  readonly name: string;
  readonly arn: string;
  /** Epoch ms. */
  readonly createdAtMs: number;
  /** Epoch ms. */
  readonly modifiedAtMs: number;
  /** When its times were last set, epoch ms: a rate without a start begins there. */
  readonly anchorMs: number;
  /** Of the call that created it. */
  readonly clientToken?: string;
}

/** A schedule group as it is stored. */
export interface ScheduleGroupRecord {
  readonly name: string;
  readonly arn: string;
  /** Epoch ms. */
  readonly createdAtMs: number;
  /** Epoch ms. */
  readonly modifiedAtMs: number;
  /** Values by key. */
  readonly tags: Readonly<Record<string, string>>;
  /** Of the call that created it. */
  readonly clientToken?: string;
}
