/** A parsed wildcard: pieces of literal text between the stars. */
export interface WildcardText {
  /** `a*b` has the pieces `a` and `b`; a leading or trailing star gives an empty piece. */
  readonly pieces: readonly string[];
  matches(value: string): boolean;
}

/**
 * Parses a wildcard: `*` stands for any text, `\*` and `\\` for themselves.
 *
 * Matching never goes back: it takes at most the time to search the value once for each piece.
 *
 * @throws RangeError with AWS's wording; positions count UTF-8 bytes and the opening quote.
 */
export function parseWildcard(text: string): WildcardText {
  const pieces: string[] = [];
  let piece = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (character === '*') {
      if (text[index + 1] === '*') {
        throw new RangeError(`Consecutive wildcard characters at pos ${toBytePosition(text, index)}`);
      }
      pieces.push(piece);
      piece = '';
    } else if (character === '\\') {
      const escaped = text[++index];
      if (escaped !== '*' && escaped !== '\\') {
        throw new RangeError(`Invalid escape character at pos ${toBytePosition(text, index - 1)}`);
      }
      piece += escaped;
    } else {
      piece += character;
    }
  }
  pieces.push(piece);
  return { pieces, matches: createPiecesMatcher(pieces) };
}

function toBytePosition(text: string, index: number): number {
  return 1 + new TextEncoder().encode(text.slice(0, index)).length;
}

function createPiecesMatcher(pieces: readonly string[]): (value: string) => boolean {
  const first = pieces[0] as string;
  const last = pieces.at(-1) as string;
  if (pieces.length === 1) return (value) => value === first;
  const middle = pieces.slice(1, -1);
  const shortest = pieces.reduce((length, piece) => length + piece.length, 0);
  return (value) => {
    if (value.length < shortest || !value.startsWith(first) || !value.endsWith(last)) return false;
    // The leftmost place for each piece leaves the most room for the rest.
    let position = first.length;
    for (const piece of middle) {
      const found = value.indexOf(piece, position);
      if (found < 0) return false;
      position = found + piece.length;
    }
    return position + last.length <= value.length;
  };
}
