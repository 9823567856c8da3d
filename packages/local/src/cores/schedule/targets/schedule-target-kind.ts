import type { AwsError } from '../../../gateway/aws-error.ts';
import type { ApiCaller } from '../api-caller.ts';
import type { ScheduleTarget } from '../schedule-record.ts';

/** The API call that an invocation comes down to. */
export interface TargetCall {
  /** Signing name: `sqs`. */
  readonly service: string;
  /** `SendMessage` */
  readonly action: string;
  readonly input: Record<string, unknown>;
  /** Reads a failure out of an answer that is none by its status. */
  failureOf?(output: unknown): AwsError | undefined;
}

/** What a call is made of. */
export interface TargetInvocation {
  readonly target: ScheduleTarget;
  readonly scheduleArn: string;
  /** What the target is sent. */
  readonly input: string;
}

/**
 * A kind of target that schedules invoke. Add one by writing `targets/<service>-target.ts` and listing it in
 * `targets/schedule-target-kinds.ts`.
 */
export interface ScheduleTargetKind {
  /** Plural, for messages: `SQS queues`. */
  readonly label: string;
  /** The member of a target that belongs to this kind alone. */
  readonly parameters?: 'SqsParameters' | 'EventBridgeParameters';
  handles(targetArn: string): boolean;
  /** Checks what CreateSchedule demands of a target of this kind. @returns what is wrong with it. */
  check?(target: ScheduleTarget, api: ApiCaller): string | undefined;
  /** @throws {AwsError} when the input does not fit the call. */
  toCall(invocation: TargetInvocation, api: ApiCaller): TargetCall;
}
