import { describe, expect, it } from 'vitest';
import { compilePattern, overlaps, safeParsePattern } from '../src/index.ts';
import { createDraw, type Draw, testSeed } from './random/random.ts';
import { drawLeaf, drawMembers, type Leaf } from './random/random-members.ts';

const PAIRS = 4_000;
const EVENTS = 60;
const PATHS = ['source', 'detail.a', 'detail.b', 'detail.l.p', 'detail.l.q'];

function drawPattern(draw: Draw, leaves: readonly Leaf[], onlyPath?: string): string {
  if (onlyPath !== undefined) return JSON.stringify({ [onlyPath]: drawMembers(draw, leaves, 1) });
  const clauses = () =>
    Object.fromEntries(
      Array.from(
        { length: draw.integer(1, 3) },
        () => [draw.pick(PATHS), drawMembers(draw, leaves)] as const,
      ),
    );
  return JSON.stringify(draw.chance(0.2) ? { $or: [clauses(), clauses()] } : clauses());
}

/** An event with arrays, of values and of objects, where `mayBeArray` allows them. */
function drawEvent(draw: Draw, leaves: readonly Leaf[], allowsArrays: boolean): unknown {
  const leaf = () => (draw.chance(0.7) ? draw.pick(leaves) : drawLeaf(draw));
  const value = () => (allowsArrays && draw.chance(0.3) ? [leaf(), leaf()] : leaf());
  const maybe = (key: string, probability: number, make: () => unknown) =>
    draw.chance(probability) ? { [key]: make() } : {};
  const element = () => ({ ...maybe('p', 0.7, value), ...maybe('q', 0.7, value) });
  const list = () => (allowsArrays && draw.chance(0.5) ? [element(), element()] : element());
  return {
    ...maybe('source', 0.9, leaf),
    detail: { ...maybe('a', 0.7, value), ...maybe('b', 0.7, value), ...maybe('l', 0.8, list) },
  };
}

describe('overlaps', () => {
  it(`proves nothing that an event contradicts, in 4,000 pairs and 240,000 events (seed ${testSeed})`, () => {
    const counts = { yes: 0, no: 0, unknown: 0, both: 0 };
    const wrong: unknown[] = [];

    for (let run = 0; run < PAIRS; run++) {
      const draw = createDraw(testSeed * 1_000 + run);
      const leaves = Array.from({ length: 5 }, () => drawLeaf(draw));
      // Patterns on one field alone are the ones that exclude each other.
      const onlyPath = draw.chance(0.5) ? draw.pick(PATHS) : undefined;
      const patterns = [drawPattern(draw, leaves, onlyPath), drawPattern(draw, leaves, onlyPath)] as const;
      if (patterns.some((text) => !safeParsePattern(text).success)) continue;
      const allowsArrays = draw.chance(0.5);
      const result = overlaps(...patterns, allowsArrays ? {} : { mayBeArray: () => false });
      const compiled = patterns.map((text) => compilePattern(text));
      const matchesBoth = (event: unknown) => compiled.every((pattern) => pattern.matches(event));
      const shared = Array.from({ length: EVENTS }, () => drawEvent(draw, leaves, allowsArrays)).find(
        matchesBoth,
      );
      counts[result.overlaps]++;
      if (shared !== undefined) counts.both++;
      if (result.overlaps === 'no' && shared !== undefined)
        wrong.push({ run, patterns, allowsArrays, shared });
      if (result.overlaps === 'yes' && !matchesBoth(result.witness)) wrong.push({ run, patterns, result });
    }

    expect(wrong).toEqual([]);
    // Nearly all is decided, and both ways.
    expect([counts.yes > 2_000, counts.no > 500, counts.unknown < 20]).toEqual([true, true, true]);
  }, 60_000);
});
