import type { EventDefinition } from './event-definition.ts';
import type { EventFamily } from './event-family.ts';

/**
 * Type of the data of a definition, or of the latest version of a family.
 *
 * @example
 * ```ts
 * type Placed = EventData<typeof orders.OrderPlaced>; // OrderPlacedV2
 * ```
 */
export type EventData<Event extends EventDefinition | EventFamily> = Event extends {
  readonly latest: EventDefinition<string, number, infer Latest>;
}
  ? Latest
  : Event extends EventDefinition<string, number, infer Data>
    ? Data
    : never;

/** Tells a family from a single version of it. */
export function isEventFamily(event: EventDefinition | EventFamily): event is EventFamily {
  return 'versions' in event;
}

/** The definition that an event is published with: itself, or the latest version of a family. */
export function toDefinition(event: EventDefinition | EventFamily): EventDefinition {
  return isEventFamily(event) ? event.latest : event;
}

/** Major version of `metadata.version`: `2` for `2.1`. `NaN` for what is no version. */
export function toMajor(version: string): number {
  return /^[1-9]\d*\.\d+$/.test(version) ? Number.parseInt(version, 10) : Number.NaN;
}
