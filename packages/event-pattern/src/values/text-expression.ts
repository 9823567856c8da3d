/** Code units from the first to the second, both included. */
export type UnitRange = readonly [number, number];

/** A regular set of texts, over UTF-16 code units. */
export type TextExpression =
  | { readonly kind: 'unit'; readonly ranges: readonly UnitRange[] }
  | { readonly kind: 'sequence'; readonly parts: readonly TextExpression[] }
  | { readonly kind: 'choice'; readonly options: readonly TextExpression[] }
  | {
      readonly kind: 'repeat';
      readonly part: TextExpression;
      readonly min: number;
      /** `Infinity` for no end. */
      readonly max: number;
    };

const LAST_UNIT = 0xffff;

/** Any text, also the empty one. */
export const anyText: TextExpression = repeat({ kind: 'unit', ranges: [[0, LAST_UNIT]] }, 0);

/** One code unit out of some ranges. */
export function unit(...ranges: readonly UnitRange[]): TextExpression {
  return { kind: 'unit', ranges };
}

/** Parts one behind the other. */
export function sequence(...parts: readonly TextExpression[]): TextExpression {
  return { kind: 'sequence', parts };
}

/** Any of some texts. */
export function choice(...options: readonly TextExpression[]): TextExpression {
  return { kind: 'choice', options };
}

/** A part `min` to `max` times. */
export function repeat(part: TextExpression, min: number, max = Number.POSITIVE_INFINITY): TextExpression {
  return { kind: 'repeat', part, min, max };
}

/** One text and no other. */
export function literalText(text: string): TextExpression {
  return sequence(
    ...Array.from({ length: text.length }, (_, index) => {
      const code = text.charCodeAt(index);
      return unit([code, code]);
    }),
  );
}

/** Every code unit that is in none of the ranges. */
export function complementRanges(ranges: readonly UnitRange[]): readonly UnitRange[] {
  const result: UnitRange[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) result.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST_UNIT) result.push([next, LAST_UNIT]);
  return result;
}
