import type { Random } from '@busbar/core';
import { drawNumber } from './draw-number.ts';
import { drawText } from './draw-text.ts';
import { type ExampleSchema, isObject, type JsonObject, type JsonValue, listOf } from './example-schema.ts';
import { flattenSchema, shallowDepth } from './flatten-schema.ts';

/** No document is this deep: a schema that asks for one cannot be drawn. */
const maximumDepth = 40;

/** Draws a document of a schema. Most constraints hold by construction; the caller checks the rest and draws again. */
export function drawValue(root: ExampleSchema, random: Random): JsonValue {
  return drawAt(root, 'value', 0);

  function drawAt(schema: JsonValue | undefined, name: string, depth: number): JsonValue {
    if (depth > maximumDepth) return null;
    const flat = flattenSchema(root, schema, random, depth);
    if (flat.const !== undefined) return flat.const;
    const { enum: choices } = flat;
    if (Array.isArray(choices)) return pick(choices as readonly JsonValue[]);
    const type = typeOf(flat);
    switch (type) {
      case 'object':
        return drawObject(flat, depth);
      case 'array':
        return drawArray(flat, name, depth);
      case 'integer':
      case 'number':
        return drawNumber(flat, type === 'integer', random);
      case 'boolean':
        return random.next() < 0.5;
      case 'null':
        return null;
      default:
        return drawText(flat, name, random);
    }
  }

  function typeOf(flat: JsonObject): JsonValue | undefined {
    const { type } = flat;
    if (Array.isArray(type)) {
      const types = type as readonly JsonValue[];
      const values = types.filter((one) => one !== 'null');
      return values.length < types.length && (values.length === 0 || random.next() < 0.2)
        ? 'null'
        : pick(values);
    }
    if (type !== undefined) return type;
    if (
      flat.properties !== undefined ||
      flat.required !== undefined ||
      flat.additionalProperties !== undefined
    )
      return 'object';
    if (flat.items !== undefined || flat.prefixItems !== undefined || flat.minItems !== undefined)
      return 'array';
    return flat.minimum !== undefined || flat.maximum !== undefined ? 'number' : 'string';
  }

  function drawObject(flat: JsonObject, depth: number): JsonValue {
    const properties = isObject(flat.properties) ? flat.properties : {};
    const dependents = isObject(flat.dependentRequired) ? flat.dependentRequired : {};
    const maximum = typeof flat.maxProperties === 'number' ? flat.maxProperties : Infinity;
    const minimum = typeof flat.minProperties === 'number' ? flat.minProperties : 0;
    const required = new Set(listOf(flat.required).map(String));
    const chosen = new Set(required);
    for (const name of Object.keys(properties)) {
      if (properties[name] === false || chosen.size >= maximum) continue;
      const isDeep = depth >= shallowDepth;
      if (isDeep ? chosen.size < minimum : random.next() < 0.7) chosen.add(name);
    }
    for (const name of chosen) for (const other of listOf(dependents[name])) chosen.add(String(other));

    const document: Record<string, JsonValue> = {};
    // In the order of the schema, whatever is required.
    for (const name of [...Object.keys(properties), ...chosen]) {
      if (!chosen.has(name) || Object.hasOwn(document, name)) continue;
      document[name] = drawAt(properties[name] ?? additional(flat), name, depth + 1);
    }
    drawFreeFields(
      flat,
      document,
      Math.max(minimum, chosen.size === 0 && depth < shallowDepth ? 1 : 0),
      depth,
    );
    return document;
  }

  /** Adds fields that only `patternProperties` or `additionalProperties` speak of, until there are `count`. */
  function drawFreeFields(
    flat: JsonObject,
    document: Record<string, JsonValue>,
    count: number,
    depth: number,
  ) {
    const expressions = isObject(flat.patternProperties) ? Object.entries(flat.patternProperties) : [];
    const samples = isObject(flat.keySamples) ? flat.keySamples : {};
    const names = isObject(flat.propertyNames) ? flat.propertyNames : {};
    for (let i = 1; i <= 4 * count && Object.keys(document).length < count; i += 1) {
      const [expression, schema] = expressions.length > 0 ? pick(expressions) : [];
      const keys = expression === undefined ? [] : listOf(samples[expression]);
      if (keys.length > 0) document[String(pick(keys))] = drawAt(schema, 'value', depth + 1);
      else if (isObject(flat.additionalProperties)) {
        const key =
          Object.keys(names).length > 0
            ? String(drawAt({ type: 'string', ...names }, 'key', depth))
            : `key${i}`;
        document[key] = drawAt(flat.additionalProperties, key, depth + 1);
      }
    }
  }

  function drawArray(flat: JsonObject, name: string, depth: number): JsonValue {
    const prefix = listOf(flat.prefixItems);
    const leasts = [flat.minItems, isObject(flat.contains) ? (flat.minContains ?? 1) : 0];
    const least = Math.max(0, ...leasts.map((value) => (typeof value === 'number' ? value : 0)));
    const most =
      flat.items === false ? prefix.length : typeof flat.maxItems === 'number' ? flat.maxItems : Infinity;
    const usual =
      depth >= shallowDepth ? least : Math.max(least, prefix.length) + (flat.items === undefined ? 0 : 2);
    const count = random.integer(least, Math.max(least, Math.min(most, usual)));
    const contained = isObject(flat.contains) ? Number(flat.minContains ?? 1) : 0;
    const itemName = name.endsWith('s') ? name.slice(0, -1) : name;
    const items: JsonValue[] = [];
    const seen = new Set<string>();
    for (let i = 0; items.length < count && i < count + 50; i += 1) {
      const own = prefix[items.length] ?? flat.items ?? true;
      const schema = items.length < contained ? { allOf: [own === true ? {} : own, flat.contains!] } : own;
      const item = drawAt(schema, itemName, depth + 1);
      const text = JSON.stringify(item);
      if (flat.uniqueItems === true && seen.has(text)) continue;
      seen.add(text);
      items.push(item);
    }
    return items;
  }

  function pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[random.integer(0, choices.length - 1)]!;
  }
}

function additional(flat: JsonObject): JsonValue {
  return isObject(flat.additionalProperties) ? flat.additionalProperties : true;
}
