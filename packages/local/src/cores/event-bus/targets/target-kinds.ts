import { apiDestinationTarget } from './api-destination-target.ts';
import { eventBusTarget } from './event-bus-target.ts';
import { lambdaTarget } from './lambda-target.ts';
import { logGroupTarget } from './log-group-target.ts';
import { snsTarget } from './sns-target.ts';
import { sqsTarget } from './sqs-target.ts';
import type { TargetKind } from './target-kind.ts';

/** Every kind of target that rules can deliver to. */
export const targetKinds: readonly TargetKind[] = [
  sqsTarget,
  lambdaTarget,
  snsTarget,
  eventBusTarget,
  logGroupTarget,
  apiDestinationTarget,
];

/** Finds the kind of a target; `undefined` when the local cloud cannot deliver there. */
export function targetKindOf(targetArn: string): TargetKind | undefined {
  return targetKinds.find((kind) => kind.handles(targetArn));
}
