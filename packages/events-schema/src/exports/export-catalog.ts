import type { Json } from '../generate/json-pointer.ts';
import type { ContractFacts } from '../generate/event-contract.ts';
import type { FieldClassifications } from '../redact-data.ts';

/** A JSON Schema 2020-12 that stands on its own, as an object. */
export type ExportSchema = { readonly [key: string]: Json };

/** One revision of a version that was frozen, `releases/<major>.<minor>.json`. */
export interface ExportRelease {
  /** `2.1`. */
  readonly version: string;
  readonly schema: ExportSchema;
}

/** One major version of an event, with all that its files say. */
export interface ExportVersion {
  readonly major: number;
  /** What events of it say in `metadata.version`, `2.1`. */
  readonly version: string;
  /** Whether this is as the newest release, an edit of it, or was never released. */
  readonly state: 'new' | 'released' | 'changed';
  /** `orders.OrderPlaced.v2`: names the version in documents. */
  readonly key: string;
  /** Schema of the data; what it refers to stands in its `$defs`. */
  readonly schema: ExportSchema;
  /** Stored examples of the data, at least one. */
  readonly examples: readonly Json[];
  /** Frozen revisions, oldest first. */
  readonly releases: readonly ExportRelease[];
  /** The classifications whose fields this version declares. */
  readonly classifications: FieldClassifications;
}

/** One event, with its versions. */
export interface ExportEvent {
  readonly domain: string;
  readonly name: string;
  readonly detailType: string;
  readonly facts: ContractFacts;
  /** Ordered by major, at least one. */
  readonly versions: readonly ExportVersion[];
}

/** An event that a subscription takes: all its versions, or those of one major. */
export interface SubscribedExportEvent {
  readonly detailType: string;
  /** @default all of them */
  readonly major?: number;
}

/** What exports need to know of a consumer. */
export interface ExportSubscription {
  /** `order-projection`. */
  readonly name: string;
  readonly description: string;
  /** The events that it names, or every event of the bus. */
  readonly events: readonly SubscribedExportEvent[] | 'all';
  /** The event pattern of its rule. */
  readonly pattern: Readonly<Record<string, unknown>>;
}

/** What every export is made of: contracts and subscriptions, read and checked, in a fixed order. */
export interface ExportCatalog {
  /** Ordered by detail-type. */
  readonly events: readonly ExportEvent[];
  /** Those that take at least one of the events, ordered by name. */
  readonly subscriptions: readonly ExportSubscription[];
}

/** Whether a subscription takes a version of an event. */
export function takesVersion(
  subscription: ExportSubscription,
  { detailType }: Pick<ExportEvent, 'detailType'>,
  { major }: Pick<ExportVersion, 'major'>,
): boolean {
  return (
    subscription.events === 'all' ||
    subscription.events.some(
      (taken) => taken.detailType === detailType && (taken.major === undefined || taken.major === major),
    )
  );
}
