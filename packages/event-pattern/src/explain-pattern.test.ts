import { describe, expect, it } from 'vitest';
import { createMatcher } from './matcher.ts';

const explain = (pattern: string, event: unknown) => createMatcher([{ id: 'rule', pattern }]).explain(event);

describe('explain', () => {
  it('says for each rule whether it matches', () => {
    const matcher = createMatcher([
      { id: 'a', pattern: '{"x":[1]}' },
      { id: 'b', pattern: '{"x":[2,{"prefix":"p"}]}' },
    ]);

    expect(matcher.explain({ x: 1 })).toEqual([
      { id: 'a', matched: true },
      { id: 'b', matched: false, path: 'x', wanted: [2, { prefix: 'p' }], found: [1] },
    ]);
  });

  it('names the first clause that fails, in the order of paths', () => {
    expect(
      explain('{"z":[1],"detail":{"b":["no"],"a":["yes"]}}', { z: 2, detail: { a: 'yes', b: 'b' } }),
    ).toEqual([{ id: 'rule', matched: false, path: 'detail.b', wanted: ['no'], found: ['b'] }]);
  });

  it('finds nothing at an absent path', () => {
    expect(explain('{"detail":{"a":[{"exists":true}]}}', { detail: { b: 1 } })).toEqual([
      { id: 'rule', matched: false, path: 'detail.a', wanted: [{ exists: true }], found: [] },
    ]);
  });

  it('finds the value that should be absent', () => {
    expect(explain('{"a":[{"exists":false}]}', { a: [1, null, 'x', true] })).toEqual([
      { id: 'rule', matched: false, path: 'a', wanted: [{ exists: false }], found: [1, null, 'x', true] },
    ]);
  });

  it('takes the branch that comes furthest', () => {
    const pattern = '{"a":["x"],"$or":[{"b":["x"],"c":["x"]},{"b":["y"],"c":["y"]}]}';

    expect(explain(pattern, { a: 'x', b: 'y', c: 'z' })).toEqual([
      { id: 'rule', matched: false, path: 'c', wanted: ['y'], found: ['z'] },
    ]);
  });

  it('names the clause that holds in another array element only', () => {
    const event = {
      lines: [
        { code: 'A', quantity: 1 },
        { code: 'B', quantity: 2 },
      ],
    };

    expect(explain('{"lines":{"code":["A"],"quantity":[2]}}', event)).toEqual([
      { id: 'rule', matched: false, path: 'lines.quantity', wanted: [2], found: [1, 2] },
    ]);
  });
});
