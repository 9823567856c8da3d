import type { ArrayElement } from './array-element.ts';
import { EventValue } from './event-value.ts';
import { followKey, type PathNode, type PathTree } from './path-tree.ts';

/** Nesting beyond which an event is refused; EventBridge processes as many levels. */
export const DEEPEST_EVENT = 1000;

/**
 * Hands each value of a parsed event that some rule uses to the field of its path.
 *
 * @throws RangeError for an event with more than 1,000 levels.
 */
export function collectFields(tree: PathTree, event: unknown): void {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return;
  let arrays = 0;

  function collectObject(object: object, node: PathNode, element: ArrayElement | undefined, depth: number) {
    if (depth > DEEPEST_EVENT) throw new RangeError(`Event has more than ${DEEPEST_EVENT} levels.`);
    for (const key in object) {
      if (!Object.hasOwn(object, key)) continue;
      const isPlain = key !== '' && !key.includes('.');
      const child = isPlain ? node.children.get(key) : followKey(tree, node, key);
      if (child !== undefined) {
        collectValue((object as Record<string, unknown>)[key], child, element, depth);
      }
    }
  }

  function collectValue(
    value: unknown,
    node: PathNode,
    element: ArrayElement | undefined,
    depth: number,
  ): void {
    switch (typeof value) {
      case 'string':
        node.field?.visit(new EventValue('string', value), element);
        break;
      case 'number':
        node.field?.visit(toNumberValue(value), element);
        break;
      case 'bigint':
        node.field?.visit(new EventValue('number', String(value)), element);
        break;
      case 'boolean':
        node.field?.visit(new EventValue('literal', String(value)), element);
        break;
      case 'object':
        if (value === null) node.field?.visit(new EventValue('literal', 'null'), element);
        else if (Array.isArray(value)) collectArray(value, node, element, depth + 1);
        else collectObject(value, node, element, depth + 1);
        break;
      default: // undefined, functions and symbols have no JSON
    }
  }

  function collectArray(
    values: readonly unknown[],
    node: PathNode,
    element: ArrayElement | undefined,
    depth: number,
  ): void {
    if (depth > DEEPEST_EVENT) throw new RangeError(`Event has more than ${DEEPEST_EVENT} levels.`);
    const array = arrays++;
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      const isNested = typeof value === 'object' && value !== null;
      collectValue(value, node, isNested ? { parent: element, array, index } : element, depth);
    }
  }

  collectObject(event, tree.root, undefined, 1);
}

/** JSON has no other numbers; one beyond a double's range has become an infinity. */
function toNumberValue(value: number): EventValue {
  return Number.isFinite(value)
    ? new EventValue('number', undefined, value)
    : new EventValue('number', String(value), Number.NaN);
}
