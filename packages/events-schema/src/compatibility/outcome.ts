import type { Json } from '../generate/json-pointer.ts';

/** A place in the schema that refuses: the keyword that a document breaks there. */
export interface BrokenRule {
  /** Pointer of the keyword in the refusing schema. */
  readonly pointer: string;
  readonly keyword: string;
  /** Where in a document, with `-` for any item and `*` for any field: `/lines/-/quantity`. */
  readonly path: string;
  /** Name of the field, where the keyword speaks of several. */
  readonly detail?: string;
}

/** What a search for a document found. `none` is a proof that there is no such document. */
export type Outcome =
  | { readonly kind: 'found'; readonly value: Json; readonly rule?: BrokenRule }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string; readonly rule?: BrokenRule };

export const none: Outcome = { kind: 'none' };

/** The same outcome, with the rule that it breaks unless one is known already. */
export function withRule(outcome: Outcome, rule: BrokenRule | undefined): Outcome {
  return rule === undefined || outcome.kind === 'none' || outcome.rule !== undefined
    ? outcome
    : { ...outcome, rule };
}

/** What excludes a broken rule from being found again. */
export function ruleLabel({ pointer, detail }: BrokenRule): string {
  return detail === undefined ? pointer : `${pointer}#${detail}`;
}

/** An outcome that decides nothing. */
export function unknown(why: string): Outcome & { readonly kind: 'unknown' } {
  return { kind: 'unknown', why };
}
