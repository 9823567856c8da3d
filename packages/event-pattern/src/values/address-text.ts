import type { AddressRange } from '../address-range.ts';
import type { TextAutomaton } from './text-automaton.ts';
import { choice, literalText, repeat, sequence, type TextExpression, unit } from './text-expression.ts';

const DIGIT = unit([0x30, 0x39]);
const ZEROS = repeat(literalText('0'), 0);
const DOT = literalText('.');
const HEX_OR_COLON = repeat(unit([0x30, 0x3a], [0x41, 0x46], [0x61, 0x66]), 0);
/** Texts that may be IPv6 addresses, and others of the same characters. */
const LIKE_IPV6 = sequence(HEX_OR_COLON, literalText(':'), HEX_OR_COLON);
const ANY_BYTE = choice(
  sequence(literalText('25'), unit([0x30, 0x35])),
  sequence(literalText('2'), unit([0x30, 0x34]), DIGIT),
  sequence(literalText('1'), DIGIT, DIGIT),
  sequence(repeat(unit([0x31, 0x39]), 0, 1), DIGIT),
);

/**
 * Texts that hold every address of a range: exactly those for IPv4 spelt as such, and all that look like IPv6.
 */
export function toAddressTexts({ bottom, top }: AddressRange): readonly TextExpression[] {
  if (bottom.length !== 8) return [toIpv4Text('00000000', 'FFFFFFFF'), LIKE_IPV6];
  return [toIpv4Text(bottom, top), LIKE_IPV6];
}

/** The usual spelling of a range's ends, to try as witnesses. */
export function spellAddresses({ bottom, top }: AddressRange): readonly string[] {
  return [bottom, top].map((hex) =>
    hex.length === 8
      ? toBytes(hex).join('.')
      : (hex.match(/.{4}/g) ?? []).map((group) => Number.parseInt(group, 16).toString(16)).join(':'),
  );
}

function toIpv4Text(bottom: string, top: string): TextExpression {
  const tops = toBytes(top);
  const parts = toBytes(bottom).map((from, index) =>
    sequence(ZEROS, toByteText(from, tops[index] as number)),
  );
  return sequence(...parts.flatMap((part, index) => (index === 0 ? [part] : [DOT, part])));
}

function toByteText(from: number, to: number): TextExpression {
  if (from === 0 && to === 255) return ANY_BYTE;
  return choice(...Array.from({ length: to - from + 1 }, (_, index) => literalText(String(from + index))));
}

function toBytes(hex: string): readonly number[] {
  return (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
}

/**
 * Whether no value lies in two ranges.
 *
 * Values are compared digit by digit; a digit that can stand in one range only keeps them apart, whatever the family
 * of the addresses.
 */
export function areDisjoint(a: AddressRange, b: AddressRange): boolean {
  const digits = Math.min(a.bottom.length, b.bottom.length);
  for (let index = 0; index < digits; index++) {
    const [aLow, aHigh] = [a.bottom[index] as string, a.top[index] as string];
    const [bLow, bHigh] = [b.bottom[index] as string, b.top[index] as string];
    if (aHigh < bLow || bHigh < aLow) return true;
    // Behind a digit that is free in one range any digit will do there.
    if (aLow !== aHigh || bLow !== bHigh) return false;
  }
  return false;
}

const SIGN = repeat(literalText('-'), 0, 1);
const DIGITS = repeat(DIGIT, 1);
/** The spelling of JSON numbers. */
export const numberText: TextExpression = sequence(
  SIGN,
  choice(literalText('0'), sequence(unit([0x31, 0x39]), repeat(DIGIT, 0))),
  repeat(sequence(DOT, DIGITS), 0, 1),
  repeat(
    sequence(unit([0x45, 0x45], [0x65, 0x65]), repeat(unit([0x2b, 0x2b], [0x2d, 0x2d]), 0, 1), DIGITS),
    0,
    1,
  ),
);

/** Accepts texts whose characters lie in a range when read as hexadecimal digits, as AWS reads numbers. */
export function createAddressDigitsAutomaton({ bottom, top }: AddressRange): TextAutomaton {
  const { length } = bottom;
  const inside = length * 4;
  // A state is the position, times four, with a bit each for being on the range's bottom and top.
  return {
    cuts: Array.from({ length: 0x48 - 0x30 }, (_, index) => 0x30 + index),
    start: 3,
    step(state, code) {
      if (state === inside) return inside;
      const at = state >> 2;
      const isDigit = (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46);
      if (!isDigit) return undefined;
      const low = bottom.charCodeAt(at);
      const high = top.charCodeAt(at);
      const onBottom = (state & 1) !== 0;
      const onTop = (state & 2) !== 0;
      if ((onBottom && code < low) || (onTop && code > high)) return undefined;
      const next = (onBottom && code === low ? 1 : 0) + (onTop && code === high ? 2 : 0);
      return next === 0 || at + 1 === length ? inside : (at + 1) * 4 + next;
    },
    accepts: (state) => state === inside,
  };
}
