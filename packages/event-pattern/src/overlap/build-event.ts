import type { JsonValue } from '../value-test.ts';

/** Values of one path of an event that is to be made. */
export interface EventField {
  readonly steps: readonly string[];
  readonly values: readonly JsonValue[];
}

interface Node {
  readonly values: JsonValue[];
  readonly children: Map<string, Node>;
}

/** Makes a JSON object with the values of some paths; several values of one path become an array. */
export function buildEvent(fields: readonly EventField[]): { readonly [key: string]: JsonValue } {
  const root: Node = { values: [], children: new Map() };
  for (const { steps, values } of fields) {
    let node = root;
    for (const step of steps) {
      let child = node.children.get(step);
      if (child === undefined) {
        child = { values: [], children: new Map() };
        node.children.set(step, child);
      }
      node = child;
    }
    node.values.push(...values);
  }
  return toObject(root);
}

function toObject({ children }: Node): { readonly [key: string]: JsonValue } {
  return Object.fromEntries([...children].map(([key, child]) => [key, toValue(child)]));
}

function toValue(node: Node): JsonValue {
  const values = [...node.values, ...(node.children.size === 0 ? [] : [toObject(node)])];
  return values.length === 1 ? (values[0] as JsonValue) : values;
}
