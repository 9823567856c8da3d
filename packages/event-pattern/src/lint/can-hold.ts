import type { AcceptedNumbers } from '../accepted-values.ts';
import { findText } from '../values/find-text.ts';
import { type LeafValue, toEventValue } from '../values/find-value.ts';
import { intersectRanges, isEmptyRange, toNumberRanges } from '../values/number-range.ts';
import { createTestAutomata } from '../values/test-texts.ts';
import { createLengthAutomaton } from '../values/text-automaton.ts';
import type { JsonValue, ValueTest } from '../value-test.ts';
import { lengthsOf, numbersOf, textPatternsOf, typesOf, valuesOf } from './alternative-facts.ts';
import type { SchemaAlternative } from './schema-alternatives.ts';

/**
 * Whether a leaf that a schema allows may pass a test.
 *
 * @returns false only when it is proved that none does.
 */
export function canHold(alternative: SchemaAlternative, test: ValueTest): boolean {
  const types = typesOf(alternative);
  const values = valuesOf(alternative);
  if (values !== undefined) {
    return values.some((value) => isLeaf(value) && types.has(toType(value)) && passes(test, value));
  }
  return (
    (types.has('null') && passes(test, null)) ||
    (types.has('boolean') && (passes(test, true) || passes(test, false))) ||
    (types.has('number') && canHoldNumber(alternative, test.accepts.numbers)) ||
    (types.has('string') && canHoldText(alternative, test))
  );
}

/** Types of leaves that a test accepts at all. */
export function acceptedTypes({ accepts }: ValueTest): readonly ('string' | 'number' | 'boolean' | 'null')[] {
  const { texts, numbers, literals } = accepts;
  return [
    ...(texts === 'none' ? [] : (['string'] as const)),
    ...(toNumberRanges(numbers).length === 0 ? [] : (['number'] as const)),
    ...(literals === 'none' || literals === 'null' ? [] : (['boolean'] as const)),
    ...(literals === 'all' || literals === 'null' ? (['null'] as const) : []),
  ];
}

function passes(test: ValueTest, value: LeafValue): boolean {
  if (test.matches(toEventValue(value))) return true;
  // Such a double stands for numbers whose spelling decides.
  return (
    typeof value === 'number' &&
    Math.abs(value) > Number.MAX_SAFE_INTEGER &&
    toNumberRanges(test.accepts.numbers).length > 0
  );
}

function canHoldNumber(alternative: SchemaAlternative, accepted: AcceptedNumbers): boolean {
  const declared = numbersOf(alternative);
  if (isEmptyRange(declared)) return false;
  const ranges = toNumberRanges(accepted);
  return ranges === 'unknown' || ranges.some((range) => !isEmptyRange(intersectRanges(declared, range)));
}

function canHoldText(alternative: SchemaAlternative, { accepts: { texts } }: ValueTest): boolean {
  if (texts === 'none' || texts === 'all') return texts === 'all';
  const automata = createTestAutomata(texts);
  if (automata === undefined) return true;
  const { min, max } = lengthsOf(alternative);
  const declared = [
    ...(min > 0 || max < Number.POSITIVE_INFINITY ? [createLengthAutomaton(min, max)] : []),
    ...textPatternsOf(alternative),
  ];
  return automata.some((automaton) => findText([automaton, ...declared]) !== 'none');
}

function isLeaf(value: JsonValue): value is LeafValue {
  return typeof value !== 'object' || value === null;
}

function toType(value: LeafValue) {
  return value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');
}
