/**
 * Where a contract stands in its life. Events of a `draft` can be read and not published; a `deprecated` one is
 * published and read as before, and says so.
 */
export type EventLifecycle = 'draft' | 'active' | 'deprecated';

/** Since when an event is deprecated, and what to use instead. */
export interface EventDeprecation {
  /** Day of the decision: `2026-09-01`. */
  readonly since: string;
  /** Detail-type of the event that takes its place; absent when none does. */
  readonly successor?: string;
}
