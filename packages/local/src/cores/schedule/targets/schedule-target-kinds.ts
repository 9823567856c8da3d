import { eventBusTarget } from './event-bus-target.ts';
import { lambdaTarget } from './lambda-target.ts';
import type { ScheduleTargetKind } from './schedule-target-kind.ts';
import { snsTarget } from './sns-target.ts';
import { sqsTarget } from './sqs-target.ts';
import { universalTarget } from './universal-target.ts';

/** Every kind of target that schedules can invoke. */
export const scheduleTargetKinds: readonly ScheduleTargetKind[] = [
  sqsTarget,
  snsTarget,
  lambdaTarget,
  eventBusTarget,
  universalTarget,
];

/** Finds the kind of a target; `undefined` when the local cloud cannot invoke it. */
export function scheduleTargetKindOf(targetArn: string): ScheduleTargetKind | undefined {
  return scheduleTargetKinds.find((kind) => kind.handles(targetArn));
}
