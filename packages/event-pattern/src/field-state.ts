import type { ArrayElement } from './array-element.ts';
import type { EventValue } from './event-value.ts';
import type { PathField } from './path-tree.ts';
import type { ClauseState } from './rule-state.ts';
import { ValueIndex } from './value-index.ts';

/** The event that is being matched: its number, and the clauses that it has hit. */
export interface CurrentEvent {
  number: number;
  readonly hits: ClauseState[];
}

/** One path of a matcher: hands its values to the clauses that they hit. */
export class FieldState implements PathField {
  readonly path: string;
  readonly index = new ValueIndex();
  /** Number of clauses on the path. */
  clauses = 0;
  /** Clauses that also hold when the path is absent; while there are some, all values' places are kept. */
  absenceUses = 0;
  /** The event that had the path last. */
  presentIn = 0;
  isFree = false;
  elements: ArrayElement[] = [];
  readonly #current: CurrentEvent;
  #element: ArrayElement | undefined;

  constructor(path: string, current: CurrentEvent) {
    this.path = path;
    this.#current = current;
  }

  visit(value: EventValue, element: ArrayElement | undefined): void {
    if (this.absenceUses > 0) this.#keepPlace(element);
    this.#element = element;
    this.index.find(value, this.#current.number, this.#hit);
  }

  #keepPlace(element: ArrayElement | undefined): void {
    if (this.presentIn !== this.#current.number) {
      this.presentIn = this.#current.number;
      this.isFree = false;
      this.elements = [];
    }
    if (element === undefined) this.isFree = true;
    else this.elements.push(element);
  }

  readonly #hit = (clause: ClauseState): void => {
    if (clause.hitBy !== this.#current.number) {
      clause.hitBy = this.#current.number;
      clause.isFree = false;
      if (clause.elements.length > 0) clause.elements = [];
      this.#current.hits.push(clause);
    }
    if (this.#element === undefined) {
      clause.isFree = true;
      if (clause.absenceUses === 0) clause.settledBy = this.#current.number;
    } else if (clause.elements.at(-1) !== this.#element) {
      clause.elements.push(this.#element);
    }
  };
}
