import type { Json } from '../generate/json-pointer.ts';
import type { CompatibilityDirection } from './finding-code.ts';

/** A place where a candidate and an older version do not go together, or might not. */
export interface CompatibilityFinding {
  /** The edit: `REQUIRED_ADDED`, `ENUM_NARROWED`, `TYPE_CHANGED`; `UNDECIDED` when no place is known. */
  readonly code: string;
  /** Names the finding, for `accept`: `backward:1.0:/properties/sku/pattern`. */
  readonly name: string;
  readonly verdict: 'incompatible' | 'unknown';
  readonly direction: CompatibilityDirection;
  /** The older version. */
  readonly against: string;
  /** JSON pointers of the rule; absent where a version says nothing of the place. */
  readonly pointer: { readonly old?: string; readonly new?: string };
  readonly message: string;
  /** The document that one version accepts and the other refuses; absent when the verdict is `unknown`. */
  readonly witness?: Json;
  /** Whose reading fails. */
  readonly hurts: {
    /** `upgraded`: those that read by the candidate. `not-upgraded`: those that still read by the older version. */
    readonly consumers: 'upgraded' | 'not-upgraded';
    /** The version by which they read. */
    readonly version: string;
    /** Place in the data, with `-` for any item and `*` for any field; `''` for the data as a whole. */
    readonly field: string;
  };
  /** Somebody answers for it: it does not count. */
  readonly accepted: boolean;
}
