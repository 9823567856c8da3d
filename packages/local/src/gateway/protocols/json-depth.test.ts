import { expect, it } from 'vitest';
import { isTooDeep, MAXIMUM_JSON_LEVELS } from './json-depth.ts';

const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;

it('takes 1,000 levels and no more', () => {
  expect([isTooDeep(nested(MAXIMUM_JSON_LEVELS)), isTooDeep(nested(MAXIMUM_JSON_LEVELS + 2))]).toEqual([
    false,
    true,
  ]);
});

it('counts levels, not brackets: those in strings and those side by side are none', () => {
  expect(isTooDeep(JSON.stringify({ a: `"\\${'['.repeat(2_000)}` }))).toBe(false);
  expect(isTooDeep(`[${'[],'.repeat(2_000)}1]`)).toBe(false);
});

it('comes to an end on text that is no JSON', () => {
  expect([isTooDeep(`"${'\\'.repeat(2_001)}`), isTooDeep(']'.repeat(2_000))]).toEqual([false, false]);
});
