const SHOWN_CHARACTERS = 500;

/** A place in a pattern, both counted from 1. */
export interface JsonLocation {
  readonly line: number;
  readonly column: number;
}

/** Finds line and column of an offset. */
export function toLocation(text: string, offset: number): JsonLocation {
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < offset && index < text.length; index++) {
    const character = text[index];
    const isBreak = character === '\n' || (character === '\r' && text[index + 1] !== '\n');
    if (isBreak) {
      line++;
      lineStart = index + 1;
    }
  }
  return { line, column: offset - lineStart + 1 };
}

/**
 * Writes a location as EventBridge does: `[Source: (String)"{…}"; line: 1, column: 3]`.
 * At most 500 characters of the source are shown.
 */
export function toLocationText(text: string, { line, column }: JsonLocation): string {
  const hidden = text.length - SHOWN_CHARACTERS;
  const truncated = hidden > 0 ? `[truncated ${hidden} chars]` : '';
  return `[Source: (String)"${toVisible(text.slice(0, SHOWN_CHARACTERS))}"${truncated}; line: ${line}, column: ${column}]`;
}

/** Control characters other than line breaks are shown as escapes. */
function toVisible(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.charCodeAt(0);
      const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
      if (!isControl || character === '\n' || character === '\r') return character;
      return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
    })
    .join('');
}
