import type { EventDeprecation, EventLifecycle } from '../event-lifecycle.ts';
import type { FieldClassifications } from '../redact-data.ts';
import type { Json } from './json-pointer.ts';
import type { Release } from './release.ts';

/** Which revisions a new revision of a contract must get along with, as schema registries call it. */
export type ContractCompatibilityMode =
  | 'BACKWARD'
  | 'BACKWARD_TRANSITIVE'
  | 'FORWARD'
  | 'FORWARD_TRANSITIVE'
  | 'FULL'
  | 'FULL_TRANSITIVE';

/** How changes of a contract are judged. */
export interface ContractCompatibility {
  /** @default 'BACKWARD_TRANSITIVE' */
  readonly mode: ContractCompatibilityMode;
  /**
   * `event`: consumers ignore fields that they do not know, so a new optional field is compatible. `strict`: what the
   * schema says is what counts, as in a schema registry.
   * @default 'event'
   */
  readonly profile: 'event' | 'strict';
}

/** What `contract.json` says of an event, with defaults filled in. */
export interface ContractFacts {
  readonly owner: string;
  readonly description: string;
  readonly sources: readonly string[];
  readonly lifecycle: EventLifecycle;
  /** Present exactly when `lifecycle` is `deprecated`. */
  readonly deprecation?: EventDeprecation;
  readonly compatibility: ContractCompatibility;
  readonly classifications: FieldClassifications;
}

/** One version of an event as it stands in the contracts folder. */
export interface ContractVersion {
  readonly major: number;
  readonly schemaFile: string;
  readonly examplesFile: string;
  readonly examples: readonly Json[];
  /** Its frozen revisions, oldest first. */
  readonly releases: readonly Release[];
}

/** One event as it stands in the contracts folder. */
export interface EventContract {
  readonly domain: string;
  readonly name: string;
  readonly detailType: string;
  /** Path of its folder below the contracts folder: `orders/OrderPlaced`. */
  readonly folder: string;
  readonly facts: ContractFacts;
  /** Ordered by major, without gaps. */
  readonly versions: readonly ContractVersion[];
  /** Paths of the upcasters, one between each two neighbouring versions. */
  readonly upcasterFiles: readonly string[];
}
