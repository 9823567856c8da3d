import type { Json } from './json-pointer.ts';

/** What `contract.json` says of an event. */
export interface ContractFacts {
  readonly owner: string;
  readonly description: string;
  readonly sources: readonly string[];
  readonly lifecycle: 'active';
}

/** One version of an event as it stands in the contracts folder. */
export interface ContractVersion {
  readonly major: number;
  readonly schemaFile: string;
  readonly examplesFile: string;
  readonly examples: readonly Json[];
}

/** One event as it stands in the contracts folder. */
export interface EventContract {
  readonly domain: string;
  readonly name: string;
  readonly detailType: string;
  readonly facts: ContractFacts;
  /** Ordered by major, without gaps. */
  readonly versions: readonly ContractVersion[];
  /** Paths of the upcasters, one between each two neighbouring versions. */
  readonly upcasterFiles: readonly string[];
}
