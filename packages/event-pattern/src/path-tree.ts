import type { ArrayElement } from './array-element.ts';
import { dropTrailing } from './drop-trailing.ts';
import type { EventValue } from './event-value.ts';

/** A step of the paths that rules use. */
export interface PathNode {
  readonly children: Map<string, PathNode>;
  /** Children by the length of their step: a scanner rules out most keys by length alone. */
  readonly childrenByLength: (PathStep[] | undefined)[];
  /** What rules want of values at this very path. */
  field: PathField | undefined;
}

/** A step with its node. */
export interface PathStep {
  readonly step: string;
  readonly node: PathNode;
}

/** Takes the values of one path. */
export interface PathField {
  readonly path: string;
  /** Values are numbered in the order of the event. */
  visit(value: EventValue, element: ArrayElement | undefined): void;
}

/** The paths that rules use, step by step, so that whatever no rule uses is skipped. */
export interface PathTree {
  readonly root: PathNode;
  /** Whether some path has an empty step that is not at its end; AWS skips empty keys otherwise. */
  hasEmptyStep: boolean;
}

export function createPathTree(): PathTree {
  return { root: createPathNode(), hasEmptyStep: false };
}

/** Gives the node of a path, which is added if it is new. */
export function addPath(tree: PathTree, path: string): PathNode {
  const steps = path.split('.');
  if (hasEmptyStep(path)) tree.hasEmptyStep = true;
  let node = tree.root;
  for (const step of steps) {
    let child = node.children.get(step);
    if (child === undefined) {
      child = createPathNode();
      node.children.set(step, child);
      node.childrenByLength[step.length] ??= [];
      node.childrenByLength[step.length]?.push({ step, node: child });
    }
    node = child;
  }
  return node;
}

/** Follows an event's key, which may have dots in it, from a node. */
export function followKey(tree: PathTree, node: PathNode, key: string): PathNode | undefined {
  if (!tree.hasEmptyStep && hasEmptyStep(key)) return undefined;
  let found: PathNode | undefined = node;
  for (const step of key.split('.')) {
    found = found.children.get(step);
    if (found === undefined) return undefined;
  }
  return found;
}

function createPathNode(): PathNode {
  return { children: new Map(), childrenByLength: [], field: undefined };
}

/** Whether a path has an empty step among those that AWS counts: all but the empty ones at its end. */
function hasEmptyStep(path: string): boolean {
  return (
    path === '' ||
    dropTrailing(path, '.')
      .split('.')
      .some((step, _, steps) => step === '' && steps.length > 1)
  );
}
