import type { ApiCaller } from './api-caller.ts';
import { scheduleErrors } from './schedule-errors.ts';
import { parseScheduleExpression } from './schedule-expression.ts';
import type { ScheduleSettings, ScheduleTarget } from './schedule-record.ts';
import { scheduleTargetKindOf, scheduleTargetKinds } from './targets/schedule-target-kinds.ts';
import { isTimeZone } from './wall-clock.ts';

/** How far in the past a start may be, ms. */
const START_GRACE_MS = 300_000;

/** Checks the settings of a schedule as CreateSchedule does once its input has the form of the API. @throws {AwsError} ValidationException */
export function checkSchedule(settings: ScheduleSettings, nowMs: number, api: ApiCaller): void {
  const expression = parseScheduleExpression(settings.expression);
  if (expression === undefined) throw scheduleErrors.invalidExpression(settings.expression);
  const reason =
    timeReason(settings, expression.kind, nowMs) ??
    windowReason(settings) ??
    targetReason(settings.target, api);
  if (reason !== undefined) throw scheduleErrors.invalid(reason);
}

function timeReason(
  { timeZone, startMs, endMs }: ScheduleSettings,
  kind: 'at' | 'cron' | 'rate',
  nowMs: number,
): string | undefined {
  if (!isTimeZone(timeZone)) return `Invalid ScheduleExpressionTimezone ${timeZone}.`;
  if (kind === 'at') return undefined;
  if (startMs !== undefined && startMs < nowMs - START_GRACE_MS) {
    return 'The StartDate you specify cannot be earlier than 5 minutes ago.';
  }
  if (endMs !== undefined && endMs <= Math.max(startMs ?? 0, nowMs)) {
    return 'The EndDate you specify must be later than the StartDate and cannot be in the past.';
  }
  return undefined;
}

function windowReason({ flexibleTimeWindow }: ScheduleSettings): string | undefined {
  const { Mode, MaximumWindowInMinutes } = flexibleTimeWindow;
  return Mode === 'FLEXIBLE' && MaximumWindowInMinutes === undefined
    ? 'MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE.'
    : undefined;
}

function targetReason(target: ScheduleTarget, api: ApiCaller): string | undefined {
  const { Arn } = target;
  if (!/^arn:aws[\w-]*:[^:]+:[^:]*:[^:]*:.+$/.test(Arn)) return 'Provided Arn is not in correct format.';
  const kind = scheduleTargetKindOf(Arn);
  if (kind === undefined) {
    const labels = scheduleTargetKinds.map(({ label }) => label).join(', ');
    return `The local cloud invokes ${labels} and not ${Arn.split(':')[2]}.`;
  }
  const foreign = scheduleTargetKinds.find(
    ({ parameters }) =>
      parameters !== undefined && parameters !== kind.parameters && target[parameters] !== undefined,
  );
  if (foreign !== undefined) return `${foreign.parameters} are not supported for the target ${Arn}.`;
  return kind.check?.(target, api);
}
