import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRepeatedKeys } from './find-repeated-keys.ts';

describe('findRepeatedKeys', () => {
  it.each([
    ['{"a":1,"a":2,"a":3}', ['/a', '/a']],
    ['{"a":{"b":1},"c":[{"b":1},{"d/e":1,"d\\u002fe":2}]}', ['/c/1/d~1e']],
    ['{"a":{"b":1},"b":{"b":{"b":2}},"":[[]],"toString":1,"__proto__":{}}', []],
    ['[[],"a",1]', []],
  ])('finds in %s the repetitions %j', (text, pointers) => {
    expect(findRepeatedKeys(text)).toEqual(pointers);
  });

  it('finds none in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => findRepeatedKeys(JSON.stringify(JSON.parse(text))).length === 0),
    );
  });
});
