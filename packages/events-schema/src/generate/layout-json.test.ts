import { describe, expect, it } from 'vitest';
import { layoutJson } from './layout-json.ts';

describe('layoutJson', () => {
  it('keeps in one line what fits into 110 characters, the comma after it included', () => {
    const fitting = { a: 'x'.repeat(110 - '  "k": { "a": "" },'.length) };
    const longer = { a: `${fitting.a}x` };

    expect(layoutJson({ k: fitting, l: [1, { b: [] }], m: {} })).toBe(
      `{\n  "k": { "a": "${fitting.a}" },\n  "l": [1, { "b": [] }],\n  "m": {}\n}\n`,
    );
    expect(layoutJson({ k: longer })).toBe(`{\n  "k": {\n    "a": "${longer.a}"\n  }\n}\n`);
  });

  it('opens the outermost value, whatever its length', () => {
    expect([layoutJson([{ a: 1 }]), layoutJson({}), layoutJson('a')]).toEqual([
      '[\n  { "a": 1 }\n]\n',
      '{}\n',
      '"a"\n',
    ]);
  });
});
