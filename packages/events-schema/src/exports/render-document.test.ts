import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { oddText } from '../../test/exports/odd-contracts.ts';
import type { Json } from '../generate/json-pointer.ts';
import { renderDocument } from './render-document.ts';

const seed = 20_250_301;

describe('renderDocument', () => {
  it('quotes texts that a reader of YAML would take for something else', () => {
    const document = { no: 'no', '2025-03-01': '2025-03-01', text: oddText, n: 1.5, deep: [{ a: null }] };

    expect(renderDocument(document, 'yaml')).toMatchInlineSnapshot(`
      ""no": "no"
      "2025-03-01": "2025-03-01"
      text: "# a | b \`c\` *d* _e_ [f](javascript:x) <img src=x onerror=y> {1 + 1} \${g}\\n---\\nno: yes # \\"'\\\\ &amp; import x from \\"y\\" @all http://z.example 2025-03-01 |\\n"
      "n": 1.5
      deep:
        - a: null
      "
    `);
  });

  it('quotes keys that a reader of YAML would take for something else', () => {
    const keys = [
      'no',
      'on',
      'y',
      '~',
      'null',
      '2025-03-01',
      '0x10',
      '12:30:45',
      '<<',
      '=',
      'a: b',
      '- a',
      '#',
      '',
    ];
    const document = Object.fromEntries(keys.map((key) => [key, 'x']));

    for (const version of ['1.1', '1.2'] as const) {
      const read = parse(renderDocument(document, 'yaml'), { version, merge: true }) as object;
      expect(Object.keys(read)).toEqual(keys);
    }
  });

  it(`writes YAML that reads as what was written, by version 1.1 and 1.2, and JSON (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Json;
        const yaml = renderDocument(plain, 'yaml');
        expect(parse(yaml)).toEqual(plain);
        expect(parse(yaml, { version: '1.1' })).toEqual(plain);
        expect(JSON.parse(renderDocument(plain, 'json'))).toEqual(plain);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('repeats a value instead of referring to it', () => {
    const shared = { a: 'x' };

    expect(renderDocument({ one: shared, two: shared }, 'yaml')).toBe('one:\n  a: "x"\ntwo:\n  a: "x"\n');
  });
});
