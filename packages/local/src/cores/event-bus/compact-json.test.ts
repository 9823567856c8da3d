import { describe, expect, it } from 'vitest';
import { compactJson } from './compact-json.ts';

describe('compactJson', () => {
  it('leaves white space between tokens out and keeps it inside strings', () => {
    const text = '{ "a b" :\n[ 1 ,\t"c  \\" d" ],\r\n"e": {} }';

    expect(compactJson(text)).toBe('{"a b":[1,"c  \\" d"],"e":{}}');
  });

  it('keeps the spelling of numbers that parsing would change', () => {
    const text = '{"price": 1.50, "id": 12345678901234567890, "exponent": 1E3}';

    expect(compactJson(text)).toBe('{"price":1.50,"id":12345678901234567890,"exponent":1E3}');
  });

  it('ends a string that ends in an escaped backslash at its quote', () => {
    expect(compactJson('{"path": "C:\\\\" , "next": 1}')).toBe('{"path":"C:\\\\","next":1}');
  });
});
