import type { TextExpression, UnitRange } from './text-expression.ts';

/** Positions of an expression's automaton beyond which it is not built. */
const MOST_POSITIONS = 20_000;
const DEAD = -1;

/** A deterministic automaton that is made while it is walked. States are numbers. */
export interface TextAutomaton {
  /** Code units at which behaviour may change: between two of them all units do the same. */
  readonly cuts: readonly number[];
  readonly start: number;
  /** The state behind one code unit, or undefined when no text with this beginning is accepted. */
  step(state: number, unit: number): number | undefined;
  accepts(state: number): boolean;
}

interface Position {
  readonly edges: { readonly ranges: readonly UnitRange[]; readonly to: number }[];
  readonly empty: number[];
}

/**
 * Makes the automaton of an expression, or undefined when it would be too large.
 *
 * @see https://dl.acm.org/doi/10.1145/363347.363387 Thompson's construction
 */
export function createTextAutomaton(expression: TextExpression): TextAutomaton | undefined {
  const positions: Position[] = [];

  function addPosition(): number {
    if (positions.length >= MOST_POSITIONS) throw new RangeError('Too many positions.');
    return positions.push({ edges: [], empty: [] }) - 1;
  }

  /** Adds an expression behind a position and gives the position behind it. */
  function add(each: TextExpression, from: number): number {
    if (each.kind === 'unit') {
      const to = addPosition();
      positions[from]?.edges.push({ ranges: each.ranges, to });
      return to;
    }
    if (each.kind === 'sequence') return each.parts.reduce((at, part) => add(part, at), from);
    const end = addPosition();
    if (each.kind === 'choice') {
      for (const option of each.options) {
        const start = addPosition();
        positions[from]?.empty.push(start);
        positions[add(option, start)]?.empty.push(end);
      }
      return end;
    }
    let at = from;
    for (let count = 0; count < each.min; count++) at = add(each.part, at);
    if (each.max === Number.POSITIVE_INFINITY) {
      const loop = addPosition();
      positions[at]?.empty.push(loop);
      positions[add(each.part, loop)]?.empty.push(loop);
      positions[loop]?.empty.push(end);
      return end;
    }
    for (let count = each.min; count < each.max; count++) {
      positions[at]?.empty.push(end);
      at = add(each.part, at);
    }
    positions[at]?.empty.push(end);
    return end;
  }

  try {
    const start = addPosition();
    const end = add(expression, start);
    return createSubsetAutomaton(positions, start, end);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Runs all positions that one text can have reached at once. */
function createSubsetAutomaton(positions: readonly Position[], start: number, end: number): TextAutomaton {
  const states: (readonly number[])[] = [];
  const numbers = new Map<string, number>();
  const steps = new Map<number, number | undefined>();

  function toState(reached: Iterable<number>): number {
    const closed = new Set(reached);
    for (const each of closed) for (const next of positions[each]?.empty ?? []) closed.add(next);
    const sorted = [...closed].sort((a, b) => a - b);
    const key = sorted.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, states.length);
    return states.push(sorted) - 1;
  }

  const ranges = positions.flatMap(({ edges }) => edges.flatMap((edge) => edge.ranges));
  return {
    cuts: [...new Set(ranges.flatMap(([from, to]) => [from, to + 1]))],
    start: toState([start]),
    step(state, unit) {
      const key = state * 0x1_0000 + unit;
      if (steps.has(key)) return steps.get(key);
      const reached: number[] = [];
      for (const each of states[state] ?? []) {
        for (const edge of positions[each]?.edges ?? []) {
          if (edge.ranges.some(([from, to]) => unit >= from && unit <= to)) reached.push(edge.to);
        }
      }
      const next = reached.length === 0 ? undefined : toState(reached);
      steps.set(key, next);
      return next;
    },
    accepts: (state) => states[state]?.includes(end) === true,
  };
}

/** Accepts what another automaton does not. */
export function complementAutomaton(automaton: TextAutomaton): TextAutomaton {
  return {
    cuts: automaton.cuts,
    start: automaton.start,
    step: (state, unit) => (state === DEAD ? DEAD : (automaton.step(state, unit) ?? DEAD)),
    accepts: (state) => state === DEAD || !automaton.accepts(state),
  };
}

/** Accepts texts of so many code points. */
export function createLengthAutomaton(min: number, max: number): TextAutomaton {
  const most = Number.isFinite(max) ? max : min;
  // A state is the number of code points, doubled, and whether the last unit began a surrogate pair.
  return {
    cuts: [0xd800, 0xdc00, 0xe000],
    start: 0,
    step(state, unit) {
      const isPairEnd = unit >= 0xdc00 && unit <= 0xdfff && state % 2 === 1;
      const count = (state >> 1) + (isPairEnd ? 0 : 1);
      if (count > max) return undefined;
      return Math.min(count, most) * 2 + (unit >= 0xd800 && unit <= 0xdbff ? 1 : 0);
    },
    accepts: (state) => state >> 1 >= min,
  };
}

/** Whether an automaton accepts a text. */
export function acceptsText(automaton: TextAutomaton, text: string): boolean {
  let state: number | undefined = automaton.start;
  for (let index = 0; index < text.length && state !== undefined; index++) {
    state = automaton.step(state, text.charCodeAt(index));
  }
  return state !== undefined && automaton.accepts(state);
}
