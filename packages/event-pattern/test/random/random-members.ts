import type { Draw } from './random.ts';

const TEXTS = [
  '',
  'a',
  'ab',
  'abc',
  'b',
  'ABC',
  'aXc',
  'GBP',
  'EUR',
  '12',
  '1',
  '10.0.0.1',
  'straße',
  'xyzxyz',
  '::1',
];
const NUMBERS = [-1, 0, 1, 2, 3, 5, 7, 10, 0.5, 2.5, 100];

/** A leaf of an event. */
export type Leaf = string | number | boolean | null;

/** A leaf out of few, so that patterns and events meet. */
export function drawLeaf(draw: Draw): Leaf {
  if (draw.chance(0.45)) return draw.pick(TEXTS);
  if (draw.chance(0.7)) return draw.pick(NUMBERS);
  return draw.pick([true, false, null]);
}

/** Members of one field of a pattern, around some leaves. */
export function drawMembers(draw: Draw, leaves: readonly Leaf[], most = 3): readonly unknown[] {
  return Array.from({ length: draw.integer(1, most) }, () => drawMember(draw, leaves));
}

function drawMember(draw: Draw, leaves: readonly Leaf[]): unknown {
  const leaf = leaves.length > 0 && draw.chance(0.6) ? draw.pick(leaves) : drawLeaf(draw);
  if (draw.chance(0.12)) return { exists: draw.chance(0.35) };
  if (draw.chance(0.25)) return leaf;
  if (typeof leaf === 'number') return drawNumeric(draw, leaf);
  return drawText(draw, typeof leaf === 'string' ? leaf : draw.pick(TEXTS));
}

function drawNumeric(draw: Draw, number: number): unknown {
  const other = number + draw.integer(1, 4);
  return draw.pick([
    { numeric: [draw.pick(['<', '<=', '>', '>=', '=']), number] },
    { numeric: ['>', number, '<', other] },
    { numeric: ['>=', number, '<=', other] },
    { 'anything-but': [number, ...draw.some(NUMBERS)] },
    { 'anything-but': number },
  ]);
}

function drawText(draw: Draw, text: string): unknown {
  const start = text.slice(0, draw.integer(0, text.length));
  const end = text.slice(draw.integer(0, text.length));
  const some = draw.some(TEXTS, 0.3);
  return draw.pick<unknown>([
    { prefix: start },
    { suffix: end },
    { prefix: { 'equals-ignore-case': start.toUpperCase() } },
    { suffix: { 'equals-ignore-case': end.toUpperCase() } },
    { 'equals-ignore-case': text.toUpperCase() },
    { wildcard: `${start}*` },
    { wildcard: `*${end}` },
    { wildcard: `${start}*${end}` },
    { wildcard: `${text.slice(0, 1)}*${text.slice(1, 2)}*${text.slice(2, 3)}`.replaceAll('**', '*') },
    { 'anything-but': text },
    { 'anything-but': [text, ...some] },
    { 'anything-but': { prefix: start === '' ? 'a' : start } },
    { 'anything-but': { suffix: [end === '' ? 'c' : end, 'b'] } },
    { 'anything-but': { 'equals-ignore-case': [text, ...some] } },
    { 'anything-but': { wildcard: `${start}*` } },
    { cidr: draw.pick(['10.0.0.0/8', '10.0.0.0/24', '0.0.0.0/0', '11.0.0.0/9', '::/64', '16.0.0.0/8']) },
    { exactly: text },
  ]);
}
