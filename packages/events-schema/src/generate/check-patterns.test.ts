import { describe, expect, it } from 'vitest';
import { checkPatterns } from './check-patterns.ts';

const reasonsOf = (pattern: string) =>
  checkPatterns('a.schema.json', { pattern }, '/x').map(({ reason }) => reason);

describe('checkPatterns', () => {
  it.each([
    'plain text',
    '^[a-z]+$',
    '^[1-9][0-9]*\\.[0-9]+$',
    '^([a-zA-Z0-9]+\\.)+[a-z]+$',
    '^[^\\s@]+@[^\\s@]+$',
    '^\\p{Lu}\\p{L}*$',
    '^(?:[0-9a-f]{2}-){3}[0-9a-f]$',
  ])('takes %s, which matches in linear time', (pattern) => {
    expect(reasonsOf(pattern)).toEqual([]);
  });

  it.each([
    ['^(a+)+$', 'exponential time'],
    ['^(a|aa)+$', 'exponential time'],
    ['^(a?){30}a{30}$', 'exponential time'],
    ['[a-z]+$', "time that grows with the 2nd power of the text's length"],
    ['^\\s*(.*)\\s*$', "time that grows with the 3rd power of the text's length"],
  ])('refuses %s, which can take %s', (pattern, time) => {
    expect(reasonsOf(pattern).map((reason) => reason.split(', on ')[0])).toEqual([
      `regular expression ${JSON.stringify(pattern)} can take ${time}`,
    ]);
  });

  it('names a text that the expression takes long for', () => {
    expect(reasonsOf('^(a+)+$')).toEqual([
      `regular expression "^(a+)+$" can take exponential time, on 'a' + 'a'.repeat(31) + '\\x00' for example`,
    ]);
  });

  it('places an expression of field names at its key', () => {
    const problems = checkPatterns('a.schema.json', { patternProperties: { '^(a/)*(a/)*$': true } }, '/x');

    expect(problems.map(({ file, pointer }) => `${file}#${pointer}`)).toEqual([
      'a.schema.json#/x/patternProperties/^(a~1)*(a~1)*$',
    ]);
  });
});
