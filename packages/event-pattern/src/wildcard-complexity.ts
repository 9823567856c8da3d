import { InvalidEventPatternError } from './invalid-event-pattern-error.ts';
import type { ValueTest } from './value-test.ts';
import type { WildcardText } from './wildcard-text.ts';

/** AWS accepts a complexity of 7 and refuses 11; where between them its limit lies is not known. */
const MOST_COMPLEXITY = 10;

const REASON =
  'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character';

/** A prefix of some piece that follows a star, in a trie of them all. */
interface PrefixNode {
  readonly next: Map<string, PrefixNode>;
  /** Pieces that begin with this prefix. */
  pieces: number;
  /** The longest proper suffix of this prefix that begins a piece too. */
  suffix: PrefixNode | undefined;
  /** Prefixes that are matched once this one is: itself and its suffixes. */
  matched: number;
}

/**
 * Refuses a field whose wildcards could keep too many partial matches alive at once.
 *
 * @throws InvalidEventPatternError with AWS's reason.
 */
export function refuseComplexWildcards(tests: readonly ValueTest[], pattern: string): void {
  const wildcards = tests.flatMap((test) => test.wildcards ?? []);
  if (toWildcardComplexity(wildcards) > MOST_COMPLEXITY) {
    throw new InvalidEventPatternError({ reason: REASON, pattern });
  }
}

/**
 * Counts the most partial matches that one value can keep alive at once: each star that has been reached, and each
 * beginning of a piece behind a star that the value ends with at that point. It is what AWS's matcher calls the
 * complexity of a machine, computed in linear time (Aho and Corasick's automaton over the pieces).
 *
 * @example
 * ```ts
 * toWildcardComplexity([parseWildcard('/Users/*' + '/dir/dir/dir/dir/dir/doc.txt')]); //=> 7
 * toWildcardComplexity([parseWildcard('*:*:*:*:*:event-bus/*')]); //=> 11
 * ```
 *
 * @see https://dl.acm.org/doi/10.1145/360825.360855
 */
export function toWildcardComplexity(wildcards: readonly WildcardText[]): number {
  const starred = wildcards.filter(({ pieces }) => pieces.length > 1);
  // A value begins in one way: only wildcards whose first pieces are prefixes of one another live together.
  const complexities = starred.map(({ pieces: [longest = ''] }) =>
    complexityTogether(starred.filter(({ pieces: [first = ''] }) => longest.startsWith(first))),
  );
  return Math.max(0, ...complexities);
}

function complexityTogether(wildcards: readonly WildcardText[]): number {
  const root = createNode();
  let stars = 0;
  for (const { pieces } of wildcards) {
    stars += pieces.length - 1;
    for (const [index, piece] of pieces.entries()) {
      // The closing quote belongs to the last piece, as in AWS's matcher.
      if (index > 0) addPiece(root, index === pieces.length - 1 ? `${piece}"` : piece);
    }
  }
  return stars + countMatchedPrefixes(root);
}

function addPiece(root: PrefixNode, piece: string): void {
  let node = root;
  for (const character of piece) {
    let child = node.next.get(character);
    if (child === undefined) {
      child = createNode();
      node.next.set(character, child);
    }
    child.pieces++;
    node = child;
  }
}

/** Links each prefix to its longest suffix, level by level, and gives the highest count of matched prefixes. */
function countMatchedPrefixes(root: PrefixNode): number {
  let most = 0;
  const queue: PrefixNode[] = [root];
  for (const node of queue) {
    for (const [character, child] of node.next) {
      let suffix = node.suffix;
      while (suffix !== undefined && !suffix.next.has(character)) suffix = suffix.suffix;
      child.suffix = suffix === undefined ? root : (suffix.next.get(character) as PrefixNode);
      child.matched = child.pieces + child.suffix.matched;
      most = Math.max(most, child.matched);
      queue.push(child);
    }
  }
  return most;
}

function createNode(): PrefixNode {
  return { next: new Map(), pieces: 0, suffix: undefined, matched: 0 };
}
