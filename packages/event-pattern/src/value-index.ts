import type { EventValue } from './event-value.ts';
import type { ClauseState } from './rule-state.ts';
import type { ValueLookup, ValueTest } from './value-test.ts';

interface Candidate {
  readonly test: ValueTest;
  readonly clause: ClauseState;
}

/**
 * Finds the clauses of one path that a value hits, without trying clauses that it cannot hit.
 *
 * Plain values, prefixes, suffixes and caseless texts are looked up; other tests are tried one by one.
 */
export class ValueIndex {
  readonly #texts = new Map<string, readonly Candidate[]>();
  readonly #numbers = new Map<number, readonly Candidate[]>();
  readonly #roundedNumbers = new Map<number, readonly Candidate[]>();
  readonly #literals = new Map<string, readonly Candidate[]>();
  readonly #folded = new Map<string, readonly Candidate[]>();
  readonly #prefixes = new PieceTable();
  readonly #suffixes = new PieceTable();
  #others: Candidate[] = [];

  add(clause: ClauseState): void {
    for (const test of clause.clause.tests) {
      const candidate = { test, clause };
      for (const lookup of test.lookups) {
        if (lookup.by === 'any') this.#others.push(candidate);
        else this.#change(lookup, (candidates) => [...candidates, candidate]);
      }
    }
  }

  remove(clause: ClauseState): void {
    const isOther = (candidate: Candidate) => candidate.clause !== clause;
    this.#others = this.#others.filter(isOther);
    for (const { lookups } of clause.clause.tests) {
      for (const lookup of lookups) this.#change(lookup, (candidates) => candidates.filter(isOther));
    }
  }

  #change(lookup: ValueLookup, toCandidates: Change): void {
    if (lookup.by === 'text') change(this.#texts, lookup.text, toCandidates);
    else if (lookup.by === 'number') change(this.#numbers, lookup.number, toCandidates);
    else if (lookup.by === 'rounded-number') change(this.#roundedNumbers, lookup.number, toCandidates);
    else if (lookup.by === 'literal') change(this.#literals, lookup.text, toCandidates);
    else if (lookup.by === 'folded-text') change(this.#folded, lookup.text, toCandidates);
    else if (lookup.by === 'prefix') this.#prefixes.change(lookup.text, toCandidates);
    else if (lookup.by === 'suffix') this.#suffixes.change(lookup.text, toCandidates);
  }

  /** Calls `hit` for each clause that the value hits; more than once for one that several tests accept. */
  find(value: EventValue, event: number, hit: (clause: ClauseState) => void): void {
    if (value.kind === 'string') this.#findText(value, hit);
    else {
      if (this.#literals.size > 0) hitAll(this.#literals.get(value.text), hit);
      if (value.kind === 'number') this.#findNumber(value, hit);
    }
    for (const { test, clause } of this.#others) {
      if (clause.settledBy !== event && test.matches(value)) hit(clause);
    }
  }

  #findNumber(value: EventValue, hit: (clause: ClauseState) => void): void {
    if (this.#numbers.size > 0) hitAll(this.#numbers.get(value.number), hit);
    if (this.#roundedNumbers.size > 0 && value.isRounded) {
      hitAll(this.#roundedNumbers.get(Number(value.text)), hit);
    }
  }

  #findText(value: EventValue, hit: (clause: ClauseState) => void): void {
    const { text } = value;
    if (this.#texts.size > 0) hitAll(this.#texts.get(text), hit);
    for (const length of this.#prefixes.lengths) {
      if (length <= text.length) hitAll(this.#prefixes.get(text.slice(0, length)), hit);
    }
    for (const length of this.#suffixes.lengths) {
      if (length <= text.length) hitAll(this.#suffixes.get(text.slice(text.length - length)), hit);
    }
    if (this.#folded.size > 0) {
      for (const { test, clause } of this.#folded.get(value.folded) ?? []) {
        if (test.matches(value)) hit(clause);
      }
    }
  }
}

type Change = (candidates: readonly Candidate[]) => readonly Candidate[];

/** Pieces of text with the lengths that occur, so that a value is cut once a length. */
class PieceTable {
  readonly #pieces = new Map<string, readonly Candidate[]>();
  /** Number of pieces by length. */
  readonly #counts = new Map<number, number>();
  lengths: readonly number[] = [];

  change(piece: string, toCandidates: Change): void {
    const before = this.#pieces.size;
    change(this.#pieces, piece, toCandidates);
    const count = (this.#counts.get(piece.length) ?? 0) + (this.#pieces.size - before);
    this.#counts.set(piece.length, count);
    this.lengths = [...this.#counts.keys()].filter((length) => this.#counts.get(length) !== 0);
  }

  get(piece: string): readonly Candidate[] | undefined {
    return this.#pieces.get(piece);
  }
}

function change<Key>(table: Map<Key, readonly Candidate[]>, key: Key, toCandidates: Change): void {
  const candidates = toCandidates(table.get(key) ?? []);
  if (candidates.length === 0) table.delete(key);
  else table.set(key, candidates);
}

function hitAll(candidates: readonly Candidate[] | undefined, hit: (clause: ClauseState) => void): void {
  if (candidates === undefined) return;
  for (const { clause } of candidates) hit(clause);
}
