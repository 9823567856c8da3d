import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.ts';

const matches = (pattern: unknown, event: unknown) => compilePattern(JSON.stringify(pattern)).matches(event);

describe('arrays', () => {
  const lines = { lines: { code: ['A'], quantity: [2] } };

  it('match when some element passes', () => {
    expect(matches({ tags: ['b'] }, { tags: ['a', 'b'] })).toBe(true);
    expect(matches({ tags: ['c'] }, { tags: ['a', 'b'] })).toBe(false);
  });

  it('do not combine fields of different elements', () => {
    expect(matches(lines, { lines: [{ code: 'A', quantity: 2 }] })).toBe(true);
    expect(
      matches(lines, {
        lines: [
          { code: 'A', quantity: 1 },
          { code: 'B', quantity: 2 },
        ],
      }),
    ).toBe(false);
    expect(matches(lines, { lines: [{ code: 'A' }, { quantity: 2 }, { code: 'A', quantity: 2 }] })).toBe(
      true,
    );
  });

  it('do not combine fields of different elements of an outer array', () => {
    const event = { a: [{ b: [{ x: 1 }, { y: 2 }] }, { b: [{ x: 1, z: 1 }], c: 3 }] };

    expect(matches({ a: { b: { x: [1] }, c: [3] } }, event)).toBe(true);
    expect(matches({ a: { b: { y: [2] }, c: [3] } }, event)).toBe(false);
    expect(matches({ a: { b: { x: [1], y: [2] } } }, event)).toBe(false);
  });

  it('combine elements of different arrays', () => {
    expect(matches({ a: { x: [1] }, b: { x: [2] } }, { a: [{}, { x: 1 }], b: [{ x: 2 }] })).toBe(true);
  });

  it('count plain elements as the same place', () => {
    expect(matches({ a: ['x'], b: ['y'] }, { a: ['w', 'x'], b: ['y', 'z'] })).toBe(true);
  });

  it('decide absence by the elements chosen for paths before it', () => {
    expect(matches({ a: { x: [1], y: [{ exists: false }] } }, { a: [{ x: 1 }, { x: 2, y: 3 }] })).toBe(true);
    expect(matches({ a: { b: [{ exists: false }], x: [1] } }, { a: [{ x: 1 }, { x: 2, b: 3 }] })).toBe(false);
  });

  it('cost time in proportion to their length, also where nothing matches', () => {
    const pattern = compilePattern('{"d":{"a":[{"exists":true}],"b":[{"exists":true}]}}');
    const event = {
      d: Array.from({ length: 50_000 }, (_, index) => (index % 2 ? { a: index } : { b: index })),
    };

    const started = performance.now();
    const result = pattern.matches(event);

    expect(result).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('cost time in proportion to their length when they are nested, also where nothing matches', () => {
    const pattern = compilePattern('{"a":{"b":{"x":[1],"y":[2],"z":[{"exists":false}]},"c":[3]}}');
    const inner = [{ x: 1 }, { y: 2 }, { x: 1, y: 2, z: 0 }];
    const event = { a: Array.from({ length: 30_000 }, () => ({ b: inner, c: 3 })) };

    const started = performance.now();
    const result = pattern.matches(event);

    expect(result).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(pattern.matches({ a: [...event.a, { b: [{ x: 1, y: 2 }], c: 3 }] })).toBe(true);
  });

  it('give up in bounded time on rules made to combine many arrays', () => {
    const names = ['a', 'a-b', 'a-b-c', 'a-b-c-d'];
    const fields = names.flatMap((name) => [`"${name}":[{"exists":true}]`, `"${name}.x":["never"]`]);
    const elements = Array.from({ length: 200 }, (_, index) => [index]);
    const inner = Array.from({ length: 200 }, (_, index) => ({ x: index }));
    const event = Object.fromEntries(names.map((name) => [name, [...elements, ...inner, { x: 'never' }]]));

    const started = performance.now();
    const result = compilePattern(`{${fields}}`).matches(event);

    expect(result).toBe(false);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

/** A value of an event with its path and the elements that it lies in: array number to index. */
interface Leaf {
  readonly path: string;
  readonly value: unknown;
  readonly places: ReadonlyMap<number, number>;
}

function toLeaves(event: object): readonly Leaf[] {
  const leaves: Leaf[] = [];
  let arrays = 0;
  const visit = (value: unknown, path: string, places: ReadonlyMap<number, number>): void => {
    if (Array.isArray(value)) {
      const array = arrays++;
      value.forEach((element, index) => {
        const isNested = typeof element === 'object';
        visit(element, path, isNested ? new Map([...places, [array, index]]) : places);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value))
        visit(child, path === '' ? key : `${path}.${key}`, places);
    } else {
      leaves.push({ path, value, places });
    }
  };
  visit(event, '', new Map());
  return leaves;
}

/** Tries every choice of values, as the definition says and without any index. */
function matchesNaively(clauses: readonly (readonly [string, readonly unknown[]])[], event: object): boolean {
  const leaves = toLeaves(event);
  const agree = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>) =>
    [...a].every(([array, index]) => (b.get(array) ?? index) === index);
  const holdFrom = (at: number, chosen: ReadonlyMap<number, number>): boolean => {
    const clause = clauses[at];
    if (clause === undefined) return true;
    const [path, wanted] = clause;
    const present = leaves.filter((leaf) => leaf.path === path && agree(leaf.places, chosen));
    const wantsAbsence = wanted.some((member) => JSON.stringify(member) === '{"exists":false}');
    if (wantsAbsence && present.length === 0 && holdFrom(at + 1, chosen)) return true;
    return present.some(
      ({ value, places }) => wanted.includes(value) && holdFrom(at + 1, new Map([...chosen, ...places])),
    );
  };
  return holdFrom(0, new Map());
}

describe('array consistency', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(1, 2),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    ),
  }));
  const event = fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 });
  const path = fc.array(key, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('.'));
  const wanted = fc.uniqueArray(fc.constantFrom<unknown>(1, 2, { exists: false }), {
    minLength: 1,
    selector: (member) => JSON.stringify(member),
  });
  const fields = fc.uniqueArray(fc.tuple(path, wanted), {
    minLength: 1,
    maxLength: 5,
    selector: ([name]) => name,
  });

  it('is what trying every choice of values gives, for parsed events and for text', () => {
    fc.assert(
      fc.property(event, fields, (anyEvent, anyFields) => {
        const clauses = anyFields.toSorted(([a], [b]) => (a < b ? -1 : 1));
        const pattern = compilePattern(JSON.stringify(Object.fromEntries(clauses)));

        const expected = matchesNaively(clauses, anyEvent);

        expect(pattern.matches(anyEvent)).toBe(expected);
        expect(pattern.matchesText(JSON.stringify(anyEvent))).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
  });
});
