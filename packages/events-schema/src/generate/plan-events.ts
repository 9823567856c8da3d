import type { EventContract } from './event-contract.ts';
import { mapInLanes } from './map-in-lanes.ts';
import { type EventPlan, type EventPlanning, planEvent } from './plan-event.ts';

/** Events under way at a time: while some of them wait for esbuild, a program of its own, another is compiled. */
const lanes = 4;

/** Plans the files of every event. @returns plans in the order of the events. */
export function planEvents(
  planning: EventPlanning,
  events: readonly EventContract[],
): Promise<readonly EventPlan[]> {
  return mapInLanes(events, lanes, (event) => planEvent(planning, event));
}
