import { collectFields } from './collect-fields.ts';
import type { PathTree } from './path-tree.ts';

export function scanEventText(tree: PathTree, text: string): void {
  collectFields(tree, JSON.parse(text));
}
