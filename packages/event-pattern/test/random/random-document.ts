import type { JsonSchema } from '../../src/index.ts';
import type { Draw } from './random.ts';
import { drawLeaf } from './random-members.ts';
import { textPatterns } from './random-schema.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * A value that most likely satisfies a schema; what does not must be sorted out by a validator. Keys that the schema does
 * not declare have no dots.
 */
export function drawDocument(draw: Draw, schema: JsonSchema, root: JsonSchema = schema): unknown {
  if (typeof schema === 'boolean') return draw.chance(0.7) ? drawLeaf(draw) : { a: drawLeaf(draw) };
  const inner = (each: unknown) => drawDocument(draw, (each ?? true) as JsonSchema, root);
  const { $ref, allOf, anyOf, oneOf, not } = schema;
  if (typeof $ref === 'string') {
    return inner(((root as Schema)['$defs'] as Schema)[$ref.slice('#/$defs/'.length)]);
  }
  const options = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  if (options !== undefined) {
    const option = draw.pick(options);
    return schema['properties'] === undefined ? inner(option) : drawObject(draw, schema, root, option);
  }
  if (allOf !== undefined) return inner((allOf as readonly Schema[])[0]);
  if (schema['if'] !== undefined) return inner(draw.chance(0.5) ? schema['if'] : schema['else']);
  if (not !== undefined) return drawDocument(draw, true, root);
  if (Array.isArray(schema['enum'])) return draw.pick(schema['enum']);
  if (Object.hasOwn(schema, 'const')) return schema['const'];
  const types = [schema['type']].flat();
  const type = draw.pick(types);
  if (type === 'object') return drawObject(draw, schema, root, {});
  if (type === 'array') {
    const prefix = (schema['prefixItems'] ?? []) as readonly unknown[];
    const length = draw.integer((schema['minItems'] as number) ?? 0, 2);
    return Array.from({ length }, (_, index) => inner(prefix[index] ?? schema['items']));
  }
  if (type === 'string') return drawText(draw, schema);
  if (type === 'number' || type === 'integer') return drawNumber(draw, schema, type);
  if (type === 'boolean') return draw.chance(0.5);
  return type === 'null' ? null : drawLeaf(draw);
}

function drawObject(draw: Draw, schema: Schema, root: JsonSchema, option: Schema): unknown {
  const required = new Set([schema['required'], option['required']].flat());
  const properties = { ...(schema['properties'] as object), ...(option['properties'] as object) };
  const present = Object.entries(properties).filter(([key]) => required.has(key) || draw.chance(0.6));
  const entries = present.map(([key, each]) => [key, drawDocument(draw, each as JsonSchema, root)] as const);
  const more = schema['additionalProperties'];
  if (typeof more === 'object') {
    const key = draw.pick(['c', 'x', 'a.b', 'a.c', 'extra']);
    if (!Object.hasOwn(properties, key)) entries.push([key, drawDocument(draw, more as JsonSchema, root)]);
  } else if (more !== false && draw.chance(0.2)) {
    const key = draw.pick(['a', 'b', 'c', 'd', 'extra']);
    if (!Object.hasOwn(properties, key)) entries.push([key, drawDocument(draw, true, root)]);
  }
  const patterned = schema['patternProperties'] as Schema | undefined;
  if (patterned !== undefined) entries.push(['x.a', drawDocument(draw, patterned['^x'] as JsonSchema, root)]);
  return Object.fromEntries(entries);
}

function drawText(draw: Draw, schema: Schema): string {
  const { pattern } = schema;
  if (typeof pattern === 'string') return draw.pick(textPatterns[pattern] ?? ['']);
  for (let tries = 0; tries < 20; tries++) {
    const text = drawLeaf(draw);
    const min = (schema['minLength'] as number) ?? 0;
    const max = (schema['maxLength'] as number) ?? 99;
    if (typeof text === 'string' && text.length >= min && text.length <= max) return text;
  }
  return 'ab';
}

function drawNumber(draw: Draw, schema: Schema, type: string): number {
  const low = (schema['minimum'] ?? schema['exclusiveMinimum'] ?? -2) as number;
  const high = (schema['maximum'] ?? low + 10) as number;
  const number = draw.pick([low, high, low + 1, high - 1, low + 0.5, (low + high) / 2]);
  return type === 'integer' ? Math.round(number) : number;
}
