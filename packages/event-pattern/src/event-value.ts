import { toComparableNumber } from './comparable-number.ts';
import { toAddressHex } from './ip-address.ts';
import { toFolded } from './letter-case.ts';

/** What a leaf of an event is. `literal` is true, false or null. */
export type EventValueKind = 'string' | 'number' | 'literal';

/** One leaf of an event, with the readings that tests need (each made once, when first asked for). */
export class EventValue {
  readonly kind: EventValueKind;
  /** A number that came as a double, so that its spelling, and digits beyond a double's, are lost. */
  readonly isRounded: boolean;
  #text: string | undefined;
  #number: number | undefined;
  #addressHex: string | undefined | null = null;
  #folded: string | undefined;

  /**
   * @param text a string's content, a number's spelling, or `true`, `false`, `null`
   * @param number a number that came as a double; its text is made when it is asked for
   */
  constructor(kind: EventValueKind, text: string | undefined, number?: number) {
    this.kind = kind;
    this.#text = text;
    this.#number = number;
    this.isRounded = number !== undefined;
  }

  /** A string's content, a number's spelling, or `true`, `false`, `null`. */
  get text(): string {
    this.#text ??= String(this.#number);
    return this.#text;
  }

  /** The number, or NaN when this is none or one that a double cannot hold exactly. */
  get number(): number {
    this.#number ??= this.kind === 'number' ? toComparableNumber(this.text) : Number.NaN;
    return this.#number;
  }

  /** An IP address as upper-case hexadecimal digits (8 or 32), or undefined. */
  get addressHex(): string | undefined {
    if (this.#addressHex === null) {
      this.#addressHex = this.kind === 'string' ? toAddressHex(this.text) : undefined;
    }
    return this.#addressHex;
  }

  /** The text in lower case, to compare with lower-case ASCII. */
  get folded(): string {
    this.#folded ??= toFolded(this.text);
    return this.#folded;
  }
}
