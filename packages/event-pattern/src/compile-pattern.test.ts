import { describe, expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.ts';

/** Which of the values, as JSON text, one member of a pattern accepts. */
function accepted(member: string, values: readonly string[]): string[] {
  const pattern = compilePattern(`{"a":[${member}]}`);
  return values.filter((value) => {
    const text = `{"a":${value}}`;
    const fromText = pattern.matchesText(text);
    expect(pattern.matches(JSON.parse(text))).toBe(fromText);
    return fromText;
  });
}

describe('plain values', () => {
  it('tell strings, numbers, booleans and null apart', () => {
    const values = ['"1"', '1', 'true', '"true"', 'null', '"null"', '""', '[]', '{}', '[1]'];

    expect(accepted('"1"', values)).toEqual(['"1"']);
    expect(accepted('1', values)).toEqual(['1', '[1]']);
    expect(accepted('true', values)).toEqual(['true']);
    expect(accepted('null', values)).toEqual(['null']);
    expect(accepted('""', values)).toEqual(['""']);
  });

  it('equal numbers in whatever spelling', () => {
    expect(accepted('300', ['300', '300.0', '3e2', '3.0E+2', '300.1', '"300"'])).toEqual([
      '300',
      '300.0',
      '3e2',
      '3.0E+2',
    ]);
    expect(accepted('-0', ['0', '-0.0', '0e5'])).toEqual(['0', '-0.0', '0e5']);
  });

  it('equal numbers beyond a double in the same spelling only', () => {
    const pattern = compilePattern('{"a":[9007199254740993]}');

    expect(pattern.matchesText('{"a":9007199254740993}')).toBe(true);
    expect(pattern.matchesText('{"a":9007199254740992}')).toBe(false);
    expect(pattern.matchesText('{"a":9007199254740993.0}')).toBe(false);
    expect(pattern.matches({ a: 9_007_199_254_740_993n })).toBe(true);
  });

  it('equal IP addresses in whatever spelling', () => {
    expect(accepted('"10.0.0.1"', ['"10.0.0.1"', '"::ffff:a00:1"', '"10.0.0.2"', '"10.0.0.10"'])).toEqual([
      '"10.0.0.1"',
      '"::ffff:a00:1"',
    ]);
    expect(accepted('"2001:db8::"', ['"2001:DB8:0:0::"', '"2001:db8::1"'])).toEqual(['"2001:DB8:0:0::"']);
    expect(accepted('{"exactly":"10.0.0.1"}', ['"10.0.0.1"', '"010.0.0.1"'])).toEqual(['"10.0.0.1"']);
  });

  it('read escapes in patterns and events', () => {
    const pattern = compilePattern('{"\\u0061":["\\u0062\\n"]}');

    expect(pattern.matchesText('{"a":"b\\n"}')).toBe(true);
    expect(pattern.matchesText('{"\\u0061":"\\u0062\\u000a"}')).toBe(true);
    expect(pattern.matchesText('{"a":"b\\\\n"}')).toBe(false);
  });
});

describe('operators', () => {
  const texts = ['"abc"', '"ABC"', '"ab"', '"xab"', '""', '7', 'null'];

  it.each([
    ['{"prefix":"ab"}', ['"abc"', '"ab"']],
    ['{"prefix":""}', ['"abc"', '"ABC"', '"ab"', '"xab"', '""']],
    ['{"prefix":{"equals-ignore-case":"AB"}}', ['"abc"', '"ABC"', '"ab"']],
    ['{"suffix":"ab"}', ['"ab"', '"xab"']],
    ['{"suffix":{"equals-ignore-case":"BC"}}', ['"abc"', '"ABC"']],
    ['{"equals-ignore-case":"aBc"}', ['"abc"', '"ABC"']],
    ['{"wildcard":"*b*"}', ['"abc"', '"ab"', '"xab"']],
    ['{"wildcard":"ab"}', ['"ab"']],
    ['{"wildcard":""}', ['""']],
    ['{"exists":true}', texts],
    ['{"exists":false}', []],
    ['{"anything-but":"ab"}', ['"abc"', '"ABC"', '"xab"', '""', '7', 'null']],
    ['{"anything-but":["ab","abc"]}', ['"ABC"', '"xab"', '""', '7', 'null']],
    ['{"anything-but":7}', ['"abc"', '"ABC"', '"ab"', '"xab"', '""', 'null']],
    ['{"anything-but":{"prefix":"ab"}}', ['"ABC"', '"xab"', '""', '7', 'null']],
    ['{"anything-but":{"suffix":["ab","BC"]}}', ['"abc"', '""', '7', 'null']],
    ['{"anything-but":{"equals-ignore-case":"abc"}}', ['"ab"', '"xab"', '""', '7', 'null']],
    ['{"anything-but":{"wildcard":["a*","x*"]}}', ['"ABC"', '""', '7', 'null']],
    ['{"anything-but":{"prefix":[]}}', []],
  ])('%s accepts %j', (member, expected) => {
    expect(accepted(member, texts)).toEqual(expected);
  });

  it.each([
    ['["=",5]', ['5', '5.0']],
    ['["<",5]', ['-1e300', '4.999']],
    ['["<=",5]', ['-1e300', '4.999', '5', '5.0']],
    ['[">",5]', ['1e300']],
    ['[">=",5]', ['5', '5.0', '1e300']],
    ['[">",4.999,"<=",5]', ['5', '5.0']],
    ['[">=",4.999,"<",5]', ['4.999']],
  ])('numeric %s accepts %j', (comparison, expected) => {
    const values = ['-1e300', '4.999', '5', '5.0', '1e300', '"5"', 'null', 'true'];

    expect(accepted(`{"numeric":${comparison}}`, values)).toEqual(expected);
  });

  it('compare no numbers that a double cannot hold', () => {
    expect(compilePattern('{"a":[{"numeric":[">",0]}]}').matchesText('{"a":9007199254740993}')).toBe(false);
    expect(compilePattern('{"a":[{"anything-but":5}]}').matchesText('{"a":9007199254740993}')).toBe(true);
  });

  it('cidr accepts the addresses of its block, from the first to the last', () => {
    const values = [
      '"10.1.0.0"',
      '"10.1.255.255"',
      '"10.0.255.255"',
      '"10.2.0.0"',
      '"10.1.0"',
      '"::ffff:a01:1"',
    ];

    expect(accepted('{"cidr":"10.1.2.3/16"}', values)).toEqual([
      '"10.1.0.0"',
      '"10.1.255.255"',
      '"::ffff:a01:1"',
    ]);
    expect(accepted('{"cidr":"2001:db8::/127"}', ['"2001:db8::1"', '"2001:db8::2"'])).toEqual([
      '"2001:db8::1"',
    ]);
  });

  it('cidr accepts numbers as AWS does: by their digits, unless the field compares numbers', () => {
    expect(accepted('{"cidr":"0.0.0.0/0"}', ['5', '105', '-5'])).toEqual(['5', '105']);
    expect(accepted('{"cidr":"0.0.0.0/0"},1', ['5', '105', '-5'])).toEqual([]);
  });

  it('compare without case one character at a time', () => {
    expect(accepted('{"equals-ignore-case":"é"}', ['"É"', '"e"'])).toEqual(['"É"']);
    expect(accepted('{"equals-ignore-case":"ß"}', ['"ß"', '"SS"', '"ss"'])).toEqual(['"ß"', '"SS"']);
    expect(accepted('{"equals-ignore-case":"k"}', ['"K"', '"\u212a"'])).toEqual(['"K"']);
    expect(accepted('{"suffix":{"equals-ignore-case":"xß"}}', ['"aXSS"', '"aXss"'])).toEqual(['"aXSS"']);
    expect(accepted('{"equals-ignore-case":"😀"}', ['"😀"', '"??"'])).toEqual(['"??"']);
  });
});

describe('paths', () => {
  it('join at dots in pattern and event alike', () => {
    const spellings = ['{"a":{"b":{"c":1}}}', '{"a.b":{"c":1}}', '{"a":{"b.c":1}}', '{"a.b.c":1}'];

    for (const pattern of ['{"a":{"b":{"c":[1]}}}', '{"a.b.c":[1]}', '{"a.b":{"c":[1]}}']) {
      expect(accepted2(pattern, spellings)).toEqual(spellings);
    }
  });

  it('treat empty keys as AWS does', () => {
    expect(accepted2('{"":[1]}', ['{"":1}', '{"a":1}'])).toEqual(['{"":1}']);
    expect(accepted2('{"":{"a":[1]}}', ['{"a":1}', '{"":{"a":1}}'])).toEqual(['{"a":1}']);
    expect(accepted2('{"a":{"":[1]}}', ['{"a":{"":1}}', '{"a.":1}'])).toEqual(['{"a.":1}']);
  });

  it('end at leaves: an object has no value of its own', () => {
    expect(accepted2('{"a":[{"exists":true}]}', ['{"a":{"b":1}}', '{"a":[]}', '{"a":null}'])).toEqual([
      '{"a":null}',
    ]);
    expect(accepted2('{"a":[{"exists":false}]}', ['{"a":{"b":1}}', '{"a":[]}', '{"a":null}', '{}'])).toEqual([
      '{"a":{"b":1}}',
      '{"a":[]}',
      '{}',
    ]);
  });

  it('count every one of repeated keys in event text', () => {
    expect(compilePattern('{"a":[1]}').matchesText('{"a":1,"a":2}')).toBe(true);
    expect(compilePattern('{"a":[2]}').matchesText('{"a":1,"a":2}')).toBe(true);
  });

  function accepted2(pattern: string, events: readonly string[]): string[] {
    const compiled = compilePattern(pattern);
    return events.filter((event) => {
      expect(compiled.matches(JSON.parse(event))).toBe(compiled.matchesText(event));
      return compiled.matchesText(event);
    });
  }
});

describe('events that cannot be matched', () => {
  const pattern = compilePattern('{"a":{"b":[{"exists":false}]}}');

  it.each([[undefined], [null], ['text'], [5], [[]], [[{ a: 1 }]]])(
    'match nothing when parsed to %j',
    (event) => {
      const everything = compilePattern('{"a":[{"exists":true}]}');

      expect(everything.matches(event)).toBe(false);
    },
  );

  it.each([
    ['', 'expected an object at position 0'],
    ['[]', 'expected an object at position 0'],
    ['"a"', 'expected an object at position 0'],
    ['{', 'expected a key at position 1'],
    ['{"a"}', 'expected ":" at position 4'],
    ['{"a":}', 'expected a value at position 5'],
    ['{"a":1 "b":2}', 'expected "," or "}" at position 7'],
    ['{"x":{"y":[1}', 'expected a closing bracket at position 13'],
    ['{"x":"y', 'expected the end of a string at position 7'],
    ['{"a":{"b":[1 2]}}', 'expected "," or "]" at position 13'],
    ['{"a":{"b":-}}', 'expected a number at position 10'],
    ['{"a":{"b":nul}}', 'expected a value at position 10'],
    ['{} {}', 'expected the end of the text at position 3'],
  ])('are refused as text: %s', (text, reason) => {
    expect(() => pattern.matchesText(text)).toThrow(new SyntaxError(`Event is no JSON object: ${reason}.`));
  });

  it('have more than 1,000 levels', () => {
    const nested = (levels: number) => `{"a":${'['.repeat(levels)}1${']'.repeat(levels)}}`;
    const any = compilePattern('{"a":[1]}');

    expect(any.matchesText(nested(999))).toBe(true);
    expect(any.matches(JSON.parse(nested(999)))).toBe(true);
    expect(() => any.matchesText(nested(1_000))).toThrow(new SyntaxError('Event has more than 1000 levels.'));
    expect(() => any.matches(JSON.parse(nested(1_000)))).toThrow(
      new RangeError('Event has more than 1000 levels.'),
    );
  });

  it.each([
    ['a number with zeros inside', '{"a":[1]}', `{"a":1${'0'.repeat(300_000)}1}`],
    ['colons that begin no address', '{"a":["::1"]}', `{"a":"${':'.repeat(300_000)}x"}`],
    ['dots that begin no address', '{"a":["1.2.3.4"]}', `{"a":"${'1.'.repeat(150_000)}x"}`],
    ['a key of dots', '{"a":{"b":[1]}}', `{"${'.'.repeat(300_000)}x":1}`],
    ['capital letters', '{"a":[{"equals-ignore-case":"é"}]}', `{"a":"${'É'.repeat(300_000)}"}`],
    ['unused brackets', '{"a":[1]}', `{"b":${'['.repeat(300_000)}${']'.repeat(300_000)}}`],
  ])('do not hang it: %s', (_, text, event) => {
    const started = performance.now();
    const result = compilePattern(text).matchesText(event);

    expect(result).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('leave a pattern usable', () => {
    expect(() => pattern.matchesText('{"a":{"b":1')).toThrow(SyntaxError);
    expect(pattern.matchesText('{"a":{}}')).toBe(true);
  });
});
