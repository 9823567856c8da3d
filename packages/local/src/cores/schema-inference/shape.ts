import { type StringFormat, toStringFormat } from './string-format.ts';

/**
 * What is known of the values at one place, by the kinds of JSON that were seen there. JSON; equal shapes have equal
 * texts: names are sorted.
 */
export interface Shape {
  readonly null?: true;
  readonly boolean?: true;
  readonly number?: true;
  /** The format, when every text had the same. */
  readonly string?: { readonly format?: StringFormat };
  /** The shape of all items together; absent as long as every array was empty. */
  readonly array?: { readonly items?: Shape };
  readonly object?: ObjectShape;
}

/** What is known of the objects at one place. */
export interface ObjectShape {
  readonly properties: Readonly<Record<string, Shape>>;
  /** Names that every object had. */
  readonly required: readonly string[];
}

/** Gives the shape of one value. @param value JSON, nested so little that a recursion can walk it. */
export function shapeOf(value: unknown): Shape {
  switch (typeof value) {
    case 'boolean':
      return { boolean: true };
    case 'number':
      return { number: true };
    case 'string': {
      const format = toStringFormat(value);
      return { string: format === undefined ? {} : { format } };
    }
    default:
      if (value === null || value === undefined) return { null: true };
      if (Array.isArray(value)) return { array: itemsOf(value) };
      return { object: objectShapeOf(value) };
  }
}

function itemsOf(values: readonly unknown[]): { readonly items?: Shape } {
  if (values.length === 0) return {};
  return { items: mergeAll(values.map(shapeOf)) };
}

/** Merges in pairs: one after the other, items of which each has other members would take the square of their number. */
function mergeAll(shapes: readonly Shape[]): Shape {
  let level = shapes;
  while (level.length > 1) {
    const next: Shape[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [a, b] = [level[index]!, level[index + 1]];
      next.push(b === undefined ? a : mergeShapes(a, b));
    }
    level = next;
  }
  return level[0]!;
}

function objectShapeOf(value: object): ObjectShape {
  const names = Object.keys(value).sort();
  const members = new Map(Object.entries(value));
  return {
    properties: Object.fromEntries(names.map((name) => [name, shapeOf(members.get(name))])),
    required: names,
  };
}

/**
 * Gives the shape of all values that either shape knows of. The order in which shapes are merged does not matter, nor
 * how often one is.
 */
export function mergeShapes(a: Shape, b: Shape): Shape {
  const string = mergeOptional(a.string, b.string, (left, right) =>
    left.format === right.format ? left : {},
  );
  const array = mergeOptional(a.array, b.array, (left, right) => {
    const items = mergeOptional(left.items, right.items, mergeShapes);
    return items === undefined ? {} : { items };
  });
  const object = mergeOptional(a.object, b.object, mergeObjects);
  return {
    ...((a.null || b.null) && { null: true }),
    ...((a.boolean || b.boolean) && { boolean: true }),
    ...((a.number || b.number) && { number: true }),
    ...(string !== undefined && { string }),
    ...(array !== undefined && { array }),
    ...(object !== undefined && { object }),
  };
}

function mergeObjects(a: ObjectShape, b: ObjectShape): ObjectShape {
  const known = new Map(Object.entries(a.properties));
  const others = new Map(Object.entries(b.properties));
  const names = [...new Set([...known.keys(), ...others.keys()])].sort();
  const inBoth = new Set(b.required);
  return {
    properties: Object.fromEntries(
      names.map((name) => [name, mergeOptional(known.get(name), others.get(name), mergeShapes)!]),
    ),
    required: a.required.filter((name) => inBoth.has(name)),
  };
}

function mergeOptional<Part>(
  a: Part | undefined,
  b: Part | undefined,
  merge: (a: Part, b: Part) => Part,
): Part | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : merge(a, b);
}
