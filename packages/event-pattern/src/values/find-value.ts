import type { AcceptedNumbers } from '../accepted-values.ts';
import { EventValue } from '../event-value.ts';
import type { ValueTest } from '../value-test.ts';
import { areDisjoint, spellAddresses } from './address-text.ts';
import { findText, type Search } from './find-text.ts';
import {
  intersectRanges,
  isEmptyRange,
  type NumberRange,
  sampleRange,
  toNumberRanges,
} from './number-range.ts';
import type { TextAutomaton } from './text-automaton.ts';
import { createTestAutomata } from './test-texts.ts';

/** A value that an event can have at the end of a path. */
export type LeafValue = string | number | boolean | null;

/** Reads a leaf of a parsed event. */
export function toEventValue(value: LeafValue): EventValue {
  if (typeof value === 'string') return new EventValue('string', value);
  if (typeof value === 'number') return new EventValue('number', undefined, value);
  return new EventValue('literal', String(value));
}

/** Looks for a value that all of some tests accept (at most two of them, or few at least). */
export function findValue(tests: readonly ValueTest[]): Search<LeafValue> {
  const isWanted = (value: LeafValue) => tests.every((test) => test.matches(toEventValue(value)));
  const spoken = tests.flatMap(toSpokenValues).find(isWanted);
  if (spoken !== undefined) return { found: spoken };
  if (tests.some(isListOfTexts)) return 'none';
  const literal = ([true, false, null] as const).find(isWanted);
  const text = findCommonText(tests, isWanted);
  if (typeof text === 'object') return text;
  const number = findCommonNumber(tests, isWanted);
  if (typeof number === 'object') return number;
  if (literal !== undefined) return { found: literal };
  return text === 'unknown' || number === 'unknown' ? 'unknown' : 'none';
}

/** Values that a test names. */
function toSpokenValues({ accepts: { texts, numbers } }: ValueTest): readonly LeafValue[] {
  const values: LeafValue[] = [];
  if (typeof texts === 'object') {
    if ('addresses' in texts) values.push(...spellAddresses(texts.addresses));
    else if (!texts.isExcluded) values.push(...texts.like.map((pieces) => pieces.join('')));
  }
  if (typeof numbers === 'object') {
    if ('points' in numbers && !numbers.isExcluded) values.push(...numbers.points);
    if ('nearest' in numbers && Number.isFinite(numbers.nearest)) values.push(numbers.nearest);
  }
  return values;
}

/** Whether a test accepts the texts that it names and nothing else. */
function isListOfTexts({ accepts: { texts, numbers, literals } }: ValueTest): boolean {
  if (numbers !== 'none' || literals !== 'none' || typeof texts !== 'object' || 'addresses' in texts)
    return false;
  return !texts.isExcluded && !texts.ignoresCase && texts.like.every((pieces) => pieces.length === 1);
}

function findCommonText(
  tests: readonly ValueTest[],
  isWanted: (value: LeafValue) => boolean,
): Search<string> {
  const addresses = tests.flatMap(({ accepts: { texts } }) =>
    typeof texts === 'object' && 'addresses' in texts ? [texts.addresses] : [],
  );
  if (addresses.some((a) => addresses.some((b) => areDisjoint(a, b)))) return 'none';
  let ways: readonly (readonly TextAutomaton[])[] = [[]];
  for (const { accepts } of tests) {
    const automata = createTestAutomata(accepts.texts);
    if (automata === undefined) return 'unknown';
    ways = ways.flatMap((way) => automata.map((automaton) => [...way, automaton]));
  }
  return findAny(ways.map((way) => findText(way, isWanted)));
}

function findCommonNumber(
  tests: readonly ValueTest[],
  isWanted: (value: LeafValue) => boolean,
): Search<number> {
  if (tests.some(({ accepts }) => accepts.numbers === 'none')) return 'none';
  const addresses = tests.flatMap(({ accepts: { numbers } }) => toNumberAddresses(numbers));
  if (addresses.some((a) => addresses.some((b) => areDisjoint(a, b)))) return 'none';
  let ranges: readonly NumberRange[] | undefined;
  let isUnknown = false;
  for (const { accepts } of tests) {
    const own = toNumberRanges(accepts.numbers);
    if (own === 'unknown') isUnknown = true;
    else if (ranges === undefined) ranges = own;
    else ranges = ranges.flatMap((a) => own.map((b) => intersectRanges(a, b)));
    ranges = ranges?.filter((range) => !isEmptyRange(range));
    if (ranges?.length === 0) return 'none';
  }
  const found = (ranges ?? []).flatMap(sampleRange).find(isWanted);
  if (found !== undefined) return { found };
  return isUnknown || ranges !== undefined ? 'unknown' : 'none';
}

function toNumberAddresses(numbers: AcceptedNumbers) {
  return typeof numbers === 'object' && 'addresses' in numbers ? [numbers.addresses] : [];
}

function findAny<Value>(searches: readonly Search<Value>[]): Search<Value> {
  return (
    searches.find((search) => typeof search === 'object') ??
    (searches.includes('unknown') ? 'unknown' : 'none')
  );
}
