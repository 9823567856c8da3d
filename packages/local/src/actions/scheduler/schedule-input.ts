import type { ScheduleSettings, ScheduleTarget } from '../../cores/schedule/schedule-record.ts';
import type { ScheduleName } from '../../cores/schedule/schedule-registry.ts';
import { scheduleErrors } from '../../cores/schedule/schedule-errors.ts';
import { checkInput } from '../events/input-constraints.ts';
import { toEpochMs } from '../events/timestamp.ts';
import { members, scheduleMembers } from './scheduler-members.ts';

type Input = Readonly<Record<string, unknown>>;

/** Parameters of targets that AWS invokes and the local cloud does not. */
const unsupportedParameters = ['EcsParameters', 'KinesisParameters', 'SageMakerPipelineParameters'];

interface CheckedInput {
  readonly ActionAfterCompletion?: ScheduleSettings['actionAfterCompletion'];
  readonly ClientToken?: string;
  readonly Description?: string;
  readonly EndDate?: unknown;
  readonly FlexibleTimeWindow: ScheduleSettings['flexibleTimeWindow'];
  readonly GroupName?: string;
  readonly KmsKeyArn?: string;
  readonly Name: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly StartDate?: unknown;
  readonly State?: ScheduleSettings['state'];
  readonly Target: ScheduleTarget;
}

/** Checks and reads what CreateSchedule and UpdateSchedule are given. @throws {AwsError} ValidationException, SerializationException */
export function toScheduleInput(input: Input): {
  readonly schedule: ScheduleName;
  readonly settings: ScheduleSettings;
  readonly clientToken: string | undefined;
} {
  const given = withoutNulls(input) as unknown as CheckedInput;
  checkInput(given, {
    Name: { ...members.name, required: true },
    GroupName: members.name,
    ...scheduleMembers,
  });
  const unsupported = unsupportedParameters.find((name) => Object.hasOwn(given.Target, name));
  if (unsupported !== undefined) {
    throw scheduleErrors.invalid(`The local cloud does not support ${unsupported} of a schedule's target.`);
  }
  const { Arn, RoleArn, Input, SqsParameters, EventBridgeParameters, DeadLetterConfig, RetryPolicy } =
    given.Target;
  return {
    schedule: { groupName: given.GroupName, name: given.Name },
    clientToken: given.ClientToken,
    settings: {
      expression: given.ScheduleExpression,
      timeZone: given.ScheduleExpressionTimezone ?? 'UTC',
      state: given.State ?? 'ENABLED',
      flexibleTimeWindow: given.FlexibleTimeWindow,
      actionAfterCompletion: given.ActionAfterCompletion ?? 'NONE',
      target: {
        Arn,
        RoleArn,
        ...(Input !== undefined && { Input }),
        ...(SqsParameters !== undefined && { SqsParameters }),
        ...(EventBridgeParameters !== undefined && { EventBridgeParameters }),
        ...(DeadLetterConfig !== undefined && { DeadLetterConfig }),
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185, ...RetryPolicy },
      },
      ...(given.StartDate !== undefined && { startMs: toEpochMs(given.StartDate) }),
      ...(given.EndDate !== undefined && { endMs: toEpochMs(given.EndDate) }),
      ...(given.Description !== undefined && { description: given.Description }),
      ...(given.KmsKeyArn !== undefined && { kmsKeyArn: given.KmsKeyArn }),
    },
  };
}

/** Reads the name of a schedule where the group is a query parameter. @throws {AwsError} ValidationException */
export function toScheduleName(input: Input): ScheduleName {
  const { Name, GroupName = input.groupName } = input;
  checkInput({ Name, GroupName }, { Name: { ...members.name, required: true }, GroupName: members.name });
  return { name: Name as string, groupName: GroupName as string | undefined };
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
    return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (member === null ? [] : [[key, withoutNulls(member)]])),
  );
}
