import { describe, expect, it } from 'vitest';
import { safeParsePattern } from '../parse-pattern.ts';

/** Reason and column of the first line that EventBridge would give. */
function refusal(pattern: string): string {
  const result = safeParsePattern(pattern);
  if (result.success) return 'valid';
  const column = /column: (\d+)\]$/.exec(result.error.location ?? '')?.[1];
  return `${column}: ${result.error.reason}`;
}

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

describe('text that is no JSON', () => {
  it.each([
    ['{"a":', '6: Unexpected end-of-input within/between Object entries'],
    ['{"a":[1,', '9: Unexpected end-of-input within/between Array entries'],
    ['{"a', '4: Unexpected end-of-input in field name'],
    ['{"a":["b', '9: Unexpected end-of-input: was expecting closing quote for a string value'],
    [
      '{"a":[1',
      '8: Unexpected end-of-input: expected close marker for Array (start marker at [Source: (String)"{"a":[1"; line: 1, column: 6])',
    ],
    [
      '{"a":[1}',
      `8: Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)"{"a":[1}"; line: 1, column: 6])`,
    ],
    ["{'a':[1]}", "2: Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    [
      '{"a":[1],}',
      "10: Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
    ],
    ['{"a":[1,]}', `9: Unexpected character (']' (code 93)): expected a valid value ${VALUES}`],
    [
      '{"a" [1]}',
      "6: Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value",
    ],
    ['{"a":[1 2]}', "9: Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"],
    ['{"a":[True]}', `7: Unrecognized token 'True': was expecting ${VALUES}`],
    ['{"a":[nullx]}', `7: Unrecognized token 'nullx': was expecting ${VALUES}`],
    [
      '{"a":[NaN]}',
      "10: Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
    ],
    ['{"a":[01]}', '8: Invalid numeric value: Leading zeroes not allowed'],
    [
      '{"a":[-]}',
      "8: Unexpected character (']' (code 93)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
    ],
    [
      '{"a":[1.]}',
      "8: Unexpected character (']' (code 93)) in numeric value: Decimal point not followed by a digit",
    ],
    [
      '{"a":[1e]}',
      "8: Unexpected character (']' (code 93)) in numeric value: Exponent indicator not followed by a digit",
    ],
    ['{"a":[.5]}', `7: Unexpected character ('.' (code 46)): expected a valid value ${VALUES}`],
    ['{"a":["\\q"]}', "9: Unrecognized character escape 'q' (code 113)"],
    [
      '{"a":["\\u00g0"]}',
      "12: Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence",
    ],
    [
      '{"a":["\u0001"]}',
      '8: Illegal unquoted character ((CTRL-CHAR, code 1)): has to be escaped using backslash to be included in string value',
    ],
    [
      '{\u0001"a":[1]}',
      '3: Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed between tokens',
    ],
    [
      '//\n{"a":[1]}',
      "1: Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
    ],
    ['{"a":[😀]}', `7: Unexpected character ('?' (code 55357 / 0xd83d)): expected a valid value ${VALUES}`],
  ])('is refused in the words and at the place of EventBridge: %s', (pattern, expected) => {
    expect(refusal(pattern)).toBe(expected);
  });

  it('is refused only where it is read, and by what comes first', () => {
    expect(refusal('{"a":"\\q"}')).toBe('7: "a" must be an object or an array');
    expect(refusal('{"a":[{"prefix":1}],"b":[oops]}')).toBe('18: prefix match pattern must be a string');
  });

  it('is refused beyond 1,000 levels without exhausting the stack', () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels)}[1]${'}'.repeat(levels)}`;

    expect(refusal(nested(999))).toBe('valid');
    expect(refusal(nested(1_000))).toBe(
      'undefined: Document nesting depth (1001) exceeds the maximum allowed (1000, from `StreamReadConstraints.getMaxNestingDepth()`)',
    );
    expect(refusal(nested(100_000))).toBe(refusal(nested(1_000)));
  });

  it('is refused for an integer of more than 1,000 digits', () => {
    expect(refusal(`{"a":[${'9'.repeat(1_000)}]}`)).toBe('valid');
    expect(refusal(`{"a":[${'9'.repeat(1_001)}]}`)).toBe(
      'undefined: Number value length (1001) exceeds the maximum allowed (1000, from `StreamReadConstraints.getMaxNumberLength()`)',
    );
  });
});
