import { describe, expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.ts';
import { InvalidEventPatternError } from './invalid-event-pattern-error.ts';
import { parsePattern, safeParsePattern } from './parse-pattern.ts';

function reasonOf(pattern: string): string {
  const result = safeParsePattern(pattern);
  return result.success ? 'valid' : result.error.reason;
}

const of = (test: string) => `{"detail":{"state":[${test}]}}`;

describe('parsePattern', () => {
  it('gives paths and members of a pattern without $or as one branch', () => {
    const { branches } = parsePattern(
      '{"source":["busbar.shop"],"detail":{"total":[{"numeric":[">",5]},null]}}',
    );

    const seen = branches.map(({ clauses }) =>
      clauses.map(({ path, tests }) => ({ path, wanted: tests.map(({ wanted }) => wanted) })),
    );
    expect(seen).toEqual([
      [
        { path: 'detail.total', wanted: [{ numeric: ['>', 5] }, null] },
        { path: 'source', wanted: ['busbar.shop'] },
      ],
    ]);
  });

  it('gives a branch for each way through two $or parts', () => {
    const or = (name: string) => `"$or":[{"${name}1":[1]},{"${name}2":[2]}]`;

    const { branches } = parsePattern(`{${or('a')},"detail":{${or('b')}}}`);

    expect(branches.map(({ clauses }) => clauses.map(({ path }) => path))).toEqual([
      ['a1', 'detail.b1'],
      ['a2', 'detail.b1'],
      ['a1', 'detail.b2'],
      ['a2', 'detail.b2'],
    ]);
  });

  it('lets the last of two clauses for one path count, however the path is spelt', () => {
    const repeated = compilePattern('{"a":["old"],"a":["new"]}');
    const dotted = compilePattern('{"a.b":["old"],"a":{"b":["new"]}}');

    expect([repeated.matches({ a: 'old' }), repeated.matches({ a: 'new' })]).toEqual([false, true]);
    expect([dotted.matches({ a: { b: 'old' } }), dotted.matches({ 'a.b': 'new' })]).toEqual([false, true]);
  });

  it('looks at nothing behind the end of the pattern', () => {
    expect(reasonOf('{"source":["a"]} and more')).toBe('valid');
  });

  it('throws an error with reason, position and code', () => {
    const pattern = '{"source":\n  []}';

    const error = (() => {
      try {
        return parsePattern(pattern);
      } catch (caught) {
        return caught;
      }
    })();

    expect(error).toBeInstanceOf(InvalidEventPatternError);
    expect({ ...(error as InvalidEventPatternError) }).toEqual({
      name: 'InvalidEventPatternError',
      code: 'INVALID_EVENT_PATTERN',
      retry: 'never',
      reason: 'Empty arrays are not allowed',
      pattern,
      location: ` at [Source: (String)"{"source":\n  []}"; line: 2, column: 5]`,
    });
    expect((error as Error).message).toBe(
      'Event pattern is not valid. Reason: Empty arrays are not allowed\n at [Source: (String)"{"source":\n  []}"; line: 2, column: 5]',
    );
  });

  it('shows 500 characters of a long pattern with its position', () => {
    const result = safeParsePattern(`{"a":["${'x'.repeat(600)}"],"b":1}`);

    expect(result.success || result.error.location).toBe(
      ` at [Source: (String)"{"a":["${'x'.repeat(493)}"[truncated 116 chars]; line: 1, column: 616]`,
    );
  });

  it.each([
    ['["a"]', 'Filter is not an object'],
    ['', 'Filter is not an object'],
    ['{}', 'Empty objects are not allowed'],
    ['{"detail":{}}', 'Empty objects are not allowed'],
    ['{"source":[]}', 'Empty arrays are not allowed'],
    ['{"source":"a"}', '"source" must be an object or an array'],
    ['{"source":null}', '"source" must be an object or an array'],
    ['{"source":[["a"]]}', 'Match value must be String, number, true, false, or null'],
    ['{"source":[{}]}', 'Match expression name not found'],
    ['{"source":[{"PREFIX":"a"}]}', 'Unrecognized match type PREFIX'],
    ['{"source":[{"prefix":"a","suffix":"b"}]}', 'Only one key allowed in match expression'],
    ['{"$or":{}}', 'It must be an Array followed with $or.'],
    ['{"$or":[{"a":[1]}]}', 'There must have at least 2 Objects in $or relationship.'],
    ['{"$or":[{"a":[1]},2]}', 'Only JSON object is allowed in array of $or relationship.'],
    [
      '{"$or":[{"a":[1]},{"prefix":[1]}]}',
      'prefix is Ruler reserved fieldName which cannot be used inside $or.',
    ],
    ['{"$or":[{"a":[1]},{}]}', 'Empty objects are not allowed'],
  ])('refuses %s', (pattern, reason) => {
    expect(reasonOf(pattern)).toBe(reason);
  });

  it.each([
    ['{"exactly":1}', 'exact match pattern must be a string'],
    ['{"prefix":1}', 'prefix match pattern must be a string'],
    ['{"prefix":{}}', 'Prefix expression name not found'],
    ['{"prefix":{"suffix":"a"}}', 'Unsupported prefix pattern: suffix'],
    ['{"prefix":{"equals-ignore-case":1}}', 'equals-ignore-case match pattern must be a string'],
    ['{"prefix":{"equals-ignore-case":"a","b":"c"}}', 'Only one key allowed in match expression'],
    ['{"suffix":[]}', 'suffix match pattern must be a string'],
    ['{"suffix":{"wildcard":"a"}}', 'Unsupported suffix pattern: wildcard'],
    ['{"equals-ignore-case":["a"]}', 'equals-ignore-case match pattern must be a string'],
    ['{"wildcard":1}', 'wildcard match pattern must be a string'],
    ['{"wildcard":"é**"}', 'Consecutive wildcard characters at pos 3'],
    ['{"wildcard":"a\\\\b"}', 'Invalid escape character at pos 2'],
    ['{"exists":"true"}', 'exists match pattern must be either true or false.'],
    ['{"cidr":8}', 'prefix match pattern must be a string'],
    ['{"cidr":"10.0.0.0"}', "Malformed CIDR, one '/' required"],
    ['{"cidr":"10.0.0.0/x"}', 'Malformed CIDR, mask bits must be an integer'],
    ['{"cidr":"10.0.0.0/-1"}', 'Malformed CIDR, mask bits must not be negative'],
    ['{"cidr":"10.0.0.0/32"}', 'IPv4 mask bits must be < 32'],
    ['{"cidr":"::1/128"}', 'IPv6 mask bits must be < 128'],
    ['{"cidr":"host/8"}', 'Nonstandard IP address: host'],
    ['{"cidr":"10.0.0.256/8"}', 'Invalid IP address: 10.0.0.256'],
    ['{"numeric":5}', 'Value of numeric must be an array.'],
    ['{"numeric":[]}', 'Invalid member in numeric match: ]'],
    ['{"numeric":[null]}', 'Invalid member in numeric match: null'],
    ['{"numeric":["!=",5]}', 'Unrecognized numeric range operator: !='],
    ['{"numeric":["=","5"]}', 'Value of equals must be numeric'],
    ['{"numeric":["<","5"]}', 'Value of < must be numeric'],
    ['{"numeric":["<",5,">",1]}', 'Too many elements in numeric expression'],
    ['{"numeric":[">",5,6]}', 'Bad value in numeric range: 6'],
    ['{"numeric":[">",5,">",6]}', 'Bad numeric range operator: >'],
    ['{"numeric":[">",5,"<"]}', 'Value of < must be numeric'],
    ['{"numeric":[">",5,"<",6,7]}', 'Too many terms in numeric range expression'],
    ['{"numeric":[">",5,"<",5]}', 'Bottom must be less than top'],
    ['{"numeric":["=",9007199254740993]}', 'Cannot compare number : 9007199254740993'],
    ['{"numeric":["=",1e400]}', 'Cannot compare number : 1e400'],
    ['{"anything-but":null}', 'Value of anything-but must be an array or single string/number value.'],
    ['{"anything-but":[null]}', 'Inside anything but list, start|null|boolean is not supported.'],
    [
      '{"anything-but":["a",1]}',
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    ],
    [
      '{"anything-but":[]}',
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    ],
    ['{"anything-but":{}}', 'Anything-But expression name not found'],
    ['{"anything-but":{"exists":true}}', 'Unsupported anything-but pattern: exists'],
    ['{"anything-but":{"prefix":""}}', 'Null prefix/suffix not allowed'],
    ['{"anything-but":{"suffix":[1]}}', 'prefix/suffix match pattern must be a string'],
    [
      '{"anything-but":{"equals-ignore-case":5}}',
      'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    ],
    ['{"anything-but":{"wildcard":["a",1]}}', 'wildcard match pattern must be a string'],
    ['{"anything-but":{"prefix":"a","b":1}}', 'Too many elements in numeric expression'],
  ])('refuses the member %s', (test, reason) => {
    expect(reasonOf(of(test))).toBe(reason);
  });

  it('gives no position where EventBridge gives none', () => {
    const result = safeParsePattern(of('{"cidr":"10.0.0.0/32"}'));

    expect(result.success || result.error.message).toBe(
      'Event pattern is not valid. Reason: IPv4 mask bits must be < 32',
    );
  });

  it('accepts 1,000 ways through $or and refuses more at once', () => {
    const or = (name: string, ways: number) =>
      `"$or":[${Array.from({ length: ways }, (_, index) => `{"${name}${index}":[1]}`)}]`;
    const many = Array.from({ length: 60 }, (_, index) => or(`x${index}-`, 2)).join(',');

    expect(parsePattern(`{${or('a', 10)},${or('b', 10)},${or('c', 10)}}`).branches).toHaveLength(1_000);
    expect(reasonOf(`{${or('a', 1_001)}}`)).toBe(
      'Rule is too complex - its $or relationships give more than 1000 rule combinations',
    );
    expect(reasonOf(`{${many}}`)).toBe(
      'Rule is too complex - its $or relationships give more than 1000 rule combinations',
    );
  });

  it('refuses a wildcard that AWS finds too complex', () => {
    expect(reasonOf(of('{"wildcard":"*aaaaaaaaa"}'))).toBe('valid');
    expect(reasonOf(of('{"wildcard":"*aaaaaaaaaa"}'))).toBe(
      'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character',
    );
  });
});
