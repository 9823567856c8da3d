import { canonicalText } from '../../generate/canonical-text.ts';
import type { Json } from '../../generate/json-pointer.ts';

/** Values that are told apart as JSON tells them apart. */
export interface LiteralSet {
  readonly values: readonly Json[];
  has(value: Json): boolean;
}

/** Makes a set that is asked in no time, however many values it has. */
export function literalSet(values: readonly Json[]): LiteralSet {
  let texts: ReadonlySet<string> | undefined;
  return {
    values,
    has(value) {
      texts ??= new Set(values.map(canonicalText));
      return texts.has(canonicalText(value));
    },
  };
}
