import type { FindingPlace } from '../check/check-report.ts';

/** An event pattern that something is routed by: a subscription's, a rule's, an archive's. */
export interface RoutedPattern {
  /** What findings call it: `order-projection`, `rule OrderProjectionRule3D09F32B`. */
  readonly name: string;
  /** The pattern's JSON text. */
  readonly pattern: string;
  readonly place: FindingPlace;
  /** What events that it matches go to: the consumer's storage, the target's ARN. Equal texts are one consumer. */
  readonly consumers: readonly string[];
}
