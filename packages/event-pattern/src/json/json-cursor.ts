import { InvalidEventPatternError } from '../invalid-event-pattern-error.ts';
import { toLocation, toLocationText } from './json-location.ts';

/** A place in a pattern's text, with the ways to move on and to give up. */
export class JsonCursor {
  readonly source: string;
  /** Offset of the next character. */
  position = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Takes the next character that is no white space; undefined at the end. */
  take(): string | undefined {
    while (this.position < this.source.length) {
      const character = this.source[this.position++] as string;
      if (character === '/') {
        this.failOnCharacter(
          '/',
          "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
        );
      }
      if (character > ' ') return character;
      if (character < ' ' && !'\t\n\r'.includes(character)) this.#failOnControlCharacter(character);
    }
    return undefined;
  }

  /** Takes the very next character, or refuses the pattern because there is none. */
  takeRaw(missing: string): string {
    const character = this.source[this.position];
    if (character === undefined) this.failAtEnd(missing);
    this.position++;
    return character;
  }

  /** The next character, not taken; undefined at the end. */
  peek(): string | undefined {
    return this.source[this.position];
  }

  locate(offset: number): string {
    return toLocationText(this.source, toLocation(this.source, offset));
  }

  failAt(reason: string, offset: number): never {
    throw new InvalidEventPatternError({
      reason,
      pattern: this.source,
      location: ` at ${this.locate(offset)}`,
    });
  }

  fail(reason: string): never {
    this.failAt(reason, this.position);
  }

  failWithoutLocation(reason: string): never {
    throw new InvalidEventPatternError({ reason, pattern: this.source });
  }

  /** Throws an error again with the current position behind its own. */
  failAgain({ reason, location }: InvalidEventPatternError): never {
    throw new InvalidEventPatternError({
      reason,
      pattern: this.source,
      location: `${location === undefined ? '' : `${location}\n`} at ${this.locate(this.position)}`,
    });
  }

  failAtEnd(where: string): never {
    this.fail(`Unexpected end-of-input${where}`);
  }

  /** Refuses a character, by default the one taken last. */
  failOnCharacter(character: string, comment: string, offset = this.position - 1): never {
    this.failAt(`Unexpected character (${describeCharacter(character)}): ${comment}`, offset);
  }

  #failOnControlCharacter(character: string): never {
    const hint =
      character === '\x1e'
        ? ' (consider enabling `JsonReadFeature.ALLOW_RS_CONTROL_CHAR` to allow use of Record Separators (\\u001E))'
        : '';
    this.fail(
      `Illegal character (${describeCharacter(character)}): only regular white space (\\r, \\n, \\t) is allowed between tokens${hint}`,
    );
  }
}

/** Writes a character as EventBridge's messages do. */
export function describeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return `(CTRL-CHAR, code ${code})`;
  if (code > 255) return `'${character}' (code ${code} / 0x${code.toString(16)})`;
  return `'${character}' (code ${code})`;
}
