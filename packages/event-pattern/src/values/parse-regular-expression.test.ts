import { describe, expect, it } from 'vitest';
import { parseRegularExpression } from './parse-regular-expression.ts';
import type { TextExpression } from './text-expression.ts';
import { acceptsText, createTextAutomaton } from './text-automaton.ts';

const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'aab',
  'abc',
  'ba',
  'A',
  '1',
  '12',
  '2.0',
  'a b',
  'a\nb',
  'é',
  '😀',
  'a-b',
  '/',
  '_',
  'xay',
];
const DECIDED = [
  '',
  'a',
  '^a',
  'a$',
  '^a$',
  '^a|b$',
  '^(a|b)+$',
  '^(?:ab?)*$',
  '^(?<name>a){1,2}b$',
  '^a{2}b',
  '^.{2,3}b?$',
  '^\\d+$',
  '^[1-9][0-9]*\\.[0-9]+$',
  '^\\w+$',
  '\\s',
  '^\\S+$',
  '^[^a]+$',
  '^[\\w-]+$',
  '^\\u0061\\x62?$',
  '^\\u{1F600}$',
  '^😀$',
  '\\/',
  '^a+?b$',
  '[]',
];

describe('parseRegularExpression', () => {
  it.each(DECIDED)('accepts the texts in which /%s/ is found', (source) => {
    const expression = parseRegularExpression(source);
    const automaton = expression && createTextAutomaton(expression);

    const texts = source.includes('.{') ? TEXTS.filter((text) => text !== '😀') : TEXTS;
    const accepted = texts.filter((text) => automaton && acceptsText(automaton, text));

    expect(automaton).toBeDefined();
    expect(accepted).toEqual(texts.filter((text) => new RegExp(source, 'u').test(text)));
  });

  it('may take a character of two code units for two', () => {
    const automaton = createTextAutomaton(parseRegularExpression('^.{2}$') as TextExpression);

    expect(automaton && acceptsText(automaton, '😀')).toBe(true);
  });

  it.each(['(?=a)', '(?<!a)b', '(a)\\1', '\\bа', '\\p{L}', '(^a)', '[😀]', 'a{2001}', '(', 'a**', '[b-a]'])(
    'leaves /%s/ undecided',
    (source) => {
      expect(parseRegularExpression(source)).toBeUndefined();
    },
  );
});
