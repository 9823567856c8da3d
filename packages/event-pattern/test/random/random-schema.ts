import type { JsonSchema } from '../../src/index.ts';
import type { Draw } from './random.ts';

/** Regular expressions with texts in which they are found. */
export const textPatterns: Readonly<Record<string, readonly string[]>> = {
  '^[a-c]+$': ['a', 'ab', 'abc', 'b', 'cab'],
  '^(GBP|EUR)$': ['GBP', 'EUR'],
  '^\\d{1,3}$': ['1', '12', '100'],
  '^[^x]*$': ['', 'abc', 'straße', '10.0.0.1'],
  b: ['b', 'ab', 'abc'],
  '^a.*c$': ['abc', 'aXc'],
  '^(?=a)': ['a', 'abc', 'aXc'],
  '^[\\d.]+$': ['10.0.0.1', '12', '1'],
};

const KEYS = ['a', 'b', 'c', 'd', 'a.b', 'x'];

/** A schema of an object, with references, choices, closed and open objects, arrays and dotted keys. */
export function drawSchema(draw: Draw): JsonSchema {
  const names = ['one', 'two'];
  const definitions = Object.fromEntries(names.map((name) => [name, drawValue(draw, 1, [])]));
  return { ...(drawObject(draw, 3, names) as object), type: 'object', $defs: definitions };
}

function drawValue(draw: Draw, depth: number, names: readonly string[]): JsonSchema {
  if (depth > 0 && draw.chance(0.12)) return drawChoice(draw, depth, names);
  if (names.length > 0 && draw.chance(0.12)) return { $ref: `#/$defs/${draw.pick(names)}` };
  if (depth > 0 && draw.chance(0.35)) return drawObject(draw, depth, names);
  if (depth > 0 && draw.chance(0.25)) return drawArray(draw, depth, names);
  if (draw.chance(0.05)) return draw.pick<JsonSchema>([true, {}]);
  return drawLeafSchema(draw);
}

function drawChoice(draw: Draw, depth: number, names: readonly string[]): JsonSchema {
  const parts = [drawValue(draw, depth - 1, names), drawValue(draw, depth - 1, names)];
  return draw.pick<JsonSchema>([
    { anyOf: parts },
    { oneOf: parts },
    { allOf: [parts[0], draw.pick([{}, { type: ['string', 'number', 'object'] }])] },
    { if: parts[0], else: parts[1], ...Object.fromEntries([['then', { type: ['string', 'number'] }]]) },
    { not: parts[0] },
  ]);
}

function drawObject(draw: Draw, depth: number, names: readonly string[]): JsonSchema {
  const keys = draw.some(KEYS, 0.5);
  const entries = keys.map((key) => [key, drawValue(draw, depth - 1, names)] as const);
  const required = draw.some(keys, 0.6);
  return {
    type: draw.chance(0.9) ? 'object' : ['object', 'null'],
    properties: Object.fromEntries(entries),
    ...(required.length > 0 ? { required } : {}),
    ...(draw.chance(0.4) ? { additionalProperties: draw.chance(0.8) ? false : drawLeafSchema(draw) } : {}),
    ...(draw.chance(0.1) ? { patternProperties: { '^x': drawLeafSchema(draw) } } : {}),
    ...(draw.chance(0.15) ? drawKinds(draw) : {}),
  };
}

/** Kinds of an object told apart by a constant. */
function drawKinds(draw: Draw): object {
  const kind = (name: string) => ({
    properties: { c: { const: name }, d: drawLeafSchema(draw) },
    required: ['c', 'd'],
  });
  return { [draw.pick(['anyOf', 'oneOf'])]: [kind('a'), kind('abc')] };
}

function drawArray(draw: Draw, depth: number, names: readonly string[]): JsonSchema {
  return {
    type: 'array',
    items: drawValue(draw, depth - 1, names),
    ...(draw.chance(0.5) ? { minItems: draw.integer(0, 2) } : {}),
    ...(draw.chance(0.2) ? { prefixItems: [drawValue(draw, depth - 1, names)] } : {}),
    ...(draw.chance(0.1) ? { maxItems: 2 } : {}),
  };
}

function drawLeafSchema(draw: Draw): JsonSchema {
  const low = draw.integer(-2, 8);
  return draw.pick<() => JsonSchema>([
    () => ({ type: 'string' }),
    () => ({ type: 'string', minLength: draw.integer(0, 2), maxLength: draw.integer(2, 4) }),
    () => ({ type: 'string', pattern: draw.pick(Object.keys(textPatterns)) }),
    () => ({
      enum: draw.pick([
        ['GBP', 'EUR'],
        ['a', 1, null],
        [true, 'abc'],
        [2, 3],
      ]),
    }),
    () => ({ const: draw.pick(['GBP', 1, true, null]) }),
    () => ({ type: 'integer', minimum: low, maximum: low + draw.integer(0, 3) }),
    () => ({ type: 'number', exclusiveMinimum: low, maximum: low + 3 }),
    () => ({ type: 'number', minimum: low }),
    () => ({ type: 'integer' }),
    () => ({ type: ['string', 'null'] }),
    () => ({ type: ['boolean', 'integer'] }),
    () => ({ type: 'boolean' }),
  ])();
}
