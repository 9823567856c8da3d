import type { ContractFacts } from '../generate/event-contract.ts';

/** Key under which a registered document says which contract it is. */
export const contractExtensionKey = 'x-busbar-contract';

/** What a registered document says of its contract under `x-busbar-contract`, beside the schema. */
export interface ContractExtension extends ContractFacts {
  /** `<domain>.<Event>`. */
  readonly detailType: string;
  /** `<major>.<minor>`. */
  readonly version: string;
}
