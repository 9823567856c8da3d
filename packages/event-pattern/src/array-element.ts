/**
 * An object or array inside an event's array: the place that a value belongs to. Values in different elements of
 * one array never match together.
 */
export interface ArrayElement {
  /** The element around the array, if it is nested. */
  readonly parent: ArrayElement | undefined;
  /** Number of the array in its event; an outer array has a lower number than those in it. */
  readonly array: number;
  readonly index: number;
}
