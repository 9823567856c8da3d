import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it('counts none and many in the plural, one in the singular', () => {
  expect([0, 1, 2].map((count) => counted(count, 'finding'))).toEqual([
    '0 findings',
    '1 finding',
    '2 findings',
  ]);
  expect([1, 2].map((count) => counted(count, 'copy', 'copies'))).toEqual(['1 copy', '2 copies']);
});
