import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toStringFormat } from './string-format.ts';

describe('the format of a text', () => {
  it.each([
    ['2026-11-21T10:00:00Z', 'date-time'],
    ['2026-11-21T10:00:00.123456+02:00', 'date-time'],
    ['2024-02-29', 'date'],
    ['2000-02-29', 'date'],
    ['1900-02-29', undefined],
    ['2025-02-29', undefined],
    ['2026-00-10', undefined],
    ['2026-13-10', undefined],
    ['2026-04-31', undefined],
    ['2026-11-21T24:00:00Z', undefined],
    ['2026-11-21T10:00:00', undefined],
    ['2026-11-21 10:00:00Z', undefined],
    ['20261121', undefined],
    ['', undefined],
  ])('of "%s" is %s', (text, format) => {
    expect(toStringFormat(text)).toBe(format);
  });

  it('is one that validators agree with', () => {
    const ajv = new Ajv();
    addFormats.default(ajv);
    const two = fc.integer({ min: 0, max: 62 }).map((number) => String(number).padStart(2, '0'));
    const texts = fc
      .tuple(fc.constantFrom('1900', '2000', '2024', '2025'), two, two, two, two, two)
      .chain(([year, month, day, hour, minute, second]) =>
        fc.constantFrom(
          `${year}-${month}-${day}`,
          `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
          `${year}-01-${day}T${hour}:00:00+${second}:${minute}`,
        ),
      );
    fc.assert(
      fc.property(texts, (text) => {
        const format = toStringFormat(text);
        if (format !== undefined) expect(ajv.validate({ type: 'string', format }, text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
