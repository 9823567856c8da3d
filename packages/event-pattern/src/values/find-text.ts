import type { TextAutomaton } from './text-automaton.ts';

/** Steps looked at before a search is given up. */
const MOST_STEPS = 300_000;
/** Accepted texts that are offered before a search is given up. */
const MOST_OFFERS = 50;
/** Ranges of code units to take a text's characters from, the most readable first. */
const READABLE: readonly (readonly [number, number])[] = [
  [0x61, 0x7a],
  [0x41, 0x5a],
  [0x30, 0x39],
  [0x20, 0x7e],
  [0xa0, 0xd7ff],
];

/** A value; `none` when it is proved that there is none; `unknown` when the search was given up. */
export type Search<Value> = { readonly found: Value } | 'none' | 'unknown';

interface Beginning {
  readonly states: readonly number[];
  readonly unit: number;
  readonly before: Beginning | undefined;
}

/**
 * Looks for a text that all automata accept, a shortest first.
 *
 * @param isWanted has the last word on a text, for automata that accept more than they should; a text that it refuses
 * makes the answer `unknown` unless another is found.
 */
export function findText(
  automata: readonly TextAutomaton[],
  isWanted: (text: string) => boolean = () => true,
): Search<string> {
  const units = chooseUnits(automata.flatMap(({ cuts }) => cuts));
  const first: Beginning = { states: automata.map(({ start }) => start), unit: 0, before: undefined };
  const queue = [first];
  const seen = new Set([first.states.join()]);
  let steps = 0;
  let offers = 0;
  for (const beginning of queue) {
    if (automata.every((automaton, index) => automaton.accepts(beginning.states[index] as number))) {
      const text = toText(beginning);
      if (isWanted(text)) return { found: text };
      if (++offers >= MOST_OFFERS) return 'unknown';
    }
    for (const unit of units) {
      if (++steps > MOST_STEPS) return 'unknown';
      const states = stepAll(automata, beginning.states, unit);
      if (states === undefined) continue;
      const key = states.join();
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push({ states, unit, before: beginning });
    }
  }
  return offers === 0 ? 'none' : 'unknown';
}

function stepAll(
  automata: readonly TextAutomaton[],
  states: readonly number[],
  unit: number,
): readonly number[] | undefined {
  const next: number[] = [];
  for (const [index, automaton] of automata.entries()) {
    const state = automaton.step(states[index] as number, unit);
    if (state === undefined) return undefined;
    next.push(state);
  }
  return next;
}

/** One code unit for each part of the alphabet in which all units do the same. */
function chooseUnits(cuts: readonly number[]): readonly number[] {
  const starts = [...new Set([0, 0xd800, 0xe000, ...cuts])].filter((cut) => cut <= 0xffff);
  starts.sort((a, b) => a - b);
  const ranked = starts.map((from, index) => {
    const to = (starts[index + 1] ?? 0x1_0000) - 1;
    const rank = READABLE.findIndex(([low, high]) => from <= high && to >= low);
    const low = READABLE[rank]?.[0];
    return low === undefined ? { unit: from, rank: READABLE.length } : { unit: Math.max(from, low), rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ unit }) => unit);
}

function toText(last: Beginning): string {
  const units: number[] = [];
  for (let each = last; each.before !== undefined; each = each.before) units.push(each.unit);
  let text = '';
  for (const unit of units.reverse()) text += String.fromCharCode(unit);
  return text;
}
