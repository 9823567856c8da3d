import type { ArrayElement } from './array-element.ts';
import { DEEPEST_EVENT } from './collect-fields.ts';
import { EventValue } from './event-value.ts';
import { followKey, type PathNode, type PathTree } from './path-tree.ts';

const QUOTE = 0x22;
const MINUS = 0x2d;
const COMMA = 0x2c;
const DOT = 0x2e;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const END = -1;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Hands each value of an event's JSON text that some rule uses to the field of its path, and skips the rest.
 *
 * @throws SyntaxError for text that is no JSON object, as far as it is read.
 */
export function scanEventText(tree: PathTree, text: string): void {
  new EventTextScanner(tree, text).scan();
}

class EventTextScanner {
  readonly #tree: PathTree;
  readonly #text: string;
  #position = 0;
  #arrays = 0;
  #depth = 0;

  constructor(tree: PathTree, text: string) {
    this.#tree = tree;
    this.#text = text;
  }

  scan(): void {
    if (this.#take() !== OPEN_OBJECT) this.#fail('an object');
    this.#scanObject(this.#tree.root, undefined);
    if (this.#take() !== END) this.#fail('the end of the text');
  }

  /** Takes the next character that is no white space; END at the end. */
  #take(): number {
    const text = this.#text;
    let position = this.#position;
    let code = position < text.length ? text.charCodeAt(position) : END;
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      position++;
      code = position < text.length ? text.charCodeAt(position) : END;
    }
    this.#position = position + 1;
    return code;
  }

  #scanObject(node: PathNode, element: ArrayElement | undefined): void {
    this.#enter();
    let code = this.#take();
    if (code !== CLOSE_OBJECT) {
      for (;;) {
        if (code !== QUOTE) this.#fail('a key');
        const child = this.#scanKey(node);
        if (this.#take() !== COLON) this.#fail('":"');
        if (child === undefined) this.#skipValue(this.#take());
        else this.#scanValue(this.#take(), child, element);
        code = this.#take();
        if (code === CLOSE_OBJECT) break;
        if (code !== COMMA) this.#fail('"," or "}"');
        code = this.#take();
      }
    }
    this.#depth--;
  }

  #scanArray(node: PathNode, element: ArrayElement | undefined): void {
    this.#enter();
    const array = this.#arrays++;
    let code = this.#take();
    if (code !== CLOSE_ARRAY) {
      for (let index = 0; ; index++) {
        const isNested = code === OPEN_OBJECT || code === OPEN_ARRAY;
        this.#scanValue(code, node, isNested ? { parent: element, array, index } : element);
        code = this.#take();
        if (code === CLOSE_ARRAY) break;
        if (code !== COMMA) this.#fail('"," or "]"');
        code = this.#take();
      }
    }
    this.#depth--;
  }

  #scanValue(code: number, node: PathNode, element: ArrayElement | undefined): void {
    if (code === OPEN_OBJECT) {
      if (node.children.size > 0) this.#scanObject(node, element);
      else this.#skipValue(code);
    } else if (code === OPEN_ARRAY) {
      this.#scanArray(node, element);
    } else if (node.field === undefined) {
      this.#skipValue(code);
    } else if (code === QUOTE) {
      node.field.visit(new EventValue('string', this.#scanString()), element);
    } else if (code === MINUS || (code >= 0x30 && code <= 0x39)) {
      node.field.visit(new EventValue('number', this.#scanNumber()), element);
    } else {
      node.field.visit(new EventValue('literal', this.#scanLiteral(code)), element);
    }
  }

  /** Reads a key from behind its opening quote and follows it. */
  #scanKey(node: PathNode): PathNode | undefined {
    const text = this.#text;
    const start = this.#position;
    let end = start;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) break;
      if (code === BACKSLASH || code === DOT || Number.isNaN(code)) {
        return followKey(this.#tree, node, this.#scanString());
      }
      end++;
    }
    this.#position = end + 1;
    if (end === start) return followKey(this.#tree, node, '');
    const steps = node.childrenByLength[end - start];
    if (steps !== undefined) {
      for (const { step, node: child } of steps) if (text.startsWith(step, start)) return child;
    }
    return undefined;
  }

  /** Reads a string from behind its opening quote. */
  #scanString(): string {
    const start = this.#position;
    const hasEscapes = this.#skipString();
    const end = this.#position - 1;
    if (!hasEscapes) return this.#text.slice(start, end);
    return JSON.parse(this.#text.slice(start - 1, end + 1)) as string;
  }

  /** Moves from behind a string's opening quote to behind its closing quote. @returns whether it has escapes. */
  #skipString(): boolean {
    const text = this.#text;
    let position = this.#position;
    let hasEscapes = false;
    for (;;) {
      const code = text.charCodeAt(position++);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        hasEscapes = true;
        position++;
      } else if (position > text.length) {
        this.#position = position;
        this.#fail('the end of a string');
      }
    }
    this.#position = position;
    return hasEscapes;
  }

  #scanNumber(): string {
    NUMBER.lastIndex = this.#position - 1;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number === undefined) this.#fail('a number');
    this.#position += number.length - 1;
    return number;
  }

  #scanLiteral(code: number): string {
    const literal = code === 0x74 ? 'true' : code === 0x66 ? 'false' : 'null';
    if (!this.#text.startsWith(literal, this.#position - 1)) this.#fail('a value');
    this.#position += literal.length - 1;
    return literal;
  }

  /** Moves over a value whose first character has been taken. */
  #skipValue(first: number): void {
    if (first === QUOTE) {
      this.#skipString();
    } else if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
      this.#skipNested();
    } else if (first === MINUS || (first >= 0x30 && first <= 0x39)) {
      this.#scanNumber();
    } else {
      this.#scanLiteral(first);
    }
  }

  /** Moves from behind an opening bracket to behind the one that closes it. */
  #skipNested(): void {
    const text = this.#text;
    const { length } = text;
    let position = this.#position;
    let depth = 1;
    while (depth > 0) {
      if (position >= length) {
        this.#position = position + 1;
        this.#fail('a closing bracket');
      }
      const code = text.charCodeAt(position++);
      if (code === QUOTE) {
        this.#position = position;
        this.#skipString();
        position = this.#position;
      } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        depth++;
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
        depth--;
      }
    }
    this.#position = position;
  }

  #enter(): void {
    if (++this.#depth > DEEPEST_EVENT) {
      throw new SyntaxError(`Event has more than ${DEEPEST_EVENT} levels.`);
    }
  }

  #fail(expected: string): never {
    const position = Math.min(this.#position - 1, this.#text.length);
    throw new SyntaxError(`Event is no JSON object: expected ${expected} at position ${position}.`);
  }
}
