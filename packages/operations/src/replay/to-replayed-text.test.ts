import { describe, expect, it } from 'vitest';
import { toReplayedText } from './to-replayed-text.ts';

describe('toReplayedText', () => {
  it('adds replay-name and leaves every other character as it is', () => {
    const text = '{"id":"a","detail":{"price":2.50,"big":12345678901234567890,"small":1e-7}}';
    expect(toReplayedText(text, 'rebuild-1')).toBe(
      '{"replay-name":"rebuild-1","id":"a","detail":{"price":2.50,"big":12345678901234567890,"small":1e-7}}',
    );
  });

  it('escapes a name that JSON or a replacement pattern would read', () => {
    expect(toReplayedText('{"id":"a"}', 'a"$&b')).toBe('{"replay-name":"a\\"$&b","id":"a"}');
  });

  it('takes text that begins with white space', () => {
    expect(toReplayedText(' \n{"id":"a"}', 'r')).toBe('{"replay-name":"r","id":"a"}');
  });
});
