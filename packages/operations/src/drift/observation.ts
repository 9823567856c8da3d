import type { JsonType } from './json-type.ts';
import type { ObservedPlace } from './observed-place.ts';

/** How many events there were of one kind, and how many of them were not as the contract says. */
export interface DriftRate {
  readonly events: number;
  /** Events that the validator refuses. */
  readonly violating: number;
  /** Events with fields that the contract does not declare. */
  readonly undeclared: number;
}

/** One way in which data broke its contract. */
export interface ViolationTally {
  /** Place in the data, `-` for any item and `*` for any field: `/lines/-/quantity`. */
  readonly pointer: string;
  /** Keyword of JSON Schema. */
  readonly keyword: string;
  /** In the validator's words: `must be >= 1`. */
  readonly message: string;
  /** The field that is missing or too much, where the keyword speaks of one. */
  readonly field?: string;
  /** Times; one event may break a rule at several items. */
  count: number;
  /** What stood there. */
  readonly types: Map<JsonType, number>;
  /** Scalars that stood there by their JSON text; empty where the place is classified. */
  readonly values: Map<string, number>;
  valuesLeftOut: number;
}

/** What was seen of one version of one event. */
export interface VersionObservation {
  readonly detailType: string;
  readonly major: number;
  readonly rate: DriftRate;
  /** Everything below `detail.data`. */
  readonly root: ObservedPlace;
  readonly violations: readonly ViolationTally[];
  /** Ways in which data broke its contract that were not kept apart, so many had come. */
  readonly violationsLeftOut: number;
  /** By `<service>` or `<service> <version>` of `metadata.producer`. */
  readonly producers: ReadonlyMap<string, DriftRate>;
  /** By `metadata.version`. */
  readonly revisions: ReadonlyMap<string, DriftRate>;
  /** Places that were not followed: too many, or too deep. */
  readonly isCut: boolean;
  /** `false`: it comes of a schema, which tells what was seen and not how often. */
  readonly isCounted: boolean;
}

/** Why an event is of no version of any contract, or not as its envelope should be. */
export type StrangerReason =
  /** No contract has its detail-type. */
  | 'unknown-detail-type'
  /** Its contract has no such major version. */
  | 'unknown-major'
  /** Its contract does not allow its `source`. */
  | 'undeclared-source'
  /** A contract has its detail-type, and it has no valid Busbar envelope. */
  | 'invalid-envelope'
  /** No contract has its detail-type, and it does not come from Busbar. */
  | 'foreign'
  /** It is no EventBridge event at all. */
  | 'no-event';

/** Events that cannot be compared, or only in part. */
export interface Stranger {
  readonly reason: StrangerReason;
  /** Detail-type, version or source, whichever is strange. */
  readonly name: string;
  readonly detailType: string;
  readonly count: number;
  /** What is wrong with the first of them. */
  readonly example: string;
}

/** What was seen, in bounded memory however much there was. */
export interface Observation {
  /** Events looked at, copies not counted. */
  readonly events: number;
  /** Copies of an event that had been seen already, by its `id`. */
  readonly copies: number;
  /** Ordered by detail-type and major. */
  readonly versions: readonly VersionObservation[];
  readonly strangers: readonly Stranger[];
  /** Lines or objects of the source that hold no event, with their place. At most 100. */
  readonly unreadable: readonly Unreadable[];
  readonly unreadableCount: number;
}

/** A piece of a source that holds no event. */
export interface Unreadable {
  /** `line 12`, `s3://…/x.ndjson.gz line 3`. */
  readonly where: string;
  readonly reason: string;
}

/** What a source gives: an event as EventBridge delivers it, or a piece that holds none. */
export type Sampled = { readonly event: unknown } | { readonly unreadable: Unreadable };
