import type { AcceptedTexts } from '../accepted-values.ts';
import { toCaseForms } from '../letter-case.ts';
import { toAddressTexts } from './address-text.ts';
import { complementAutomaton, createTextAutomaton, type TextAutomaton } from './text-automaton.ts';
import { anyText, choice, literalText, sequence, type TextExpression } from './text-expression.ts';

/**
 * Makes the automata of the strings that a test accepts: one of them accepts each such string. They accept no other
 * strings, but for IP addresses.
 *
 * @returns undefined when they would be too large.
 */
export function createTestAutomata(texts: AcceptedTexts): readonly TextAutomaton[] | undefined {
  if (texts === 'none') return [];
  if (texts === 'all') return toAutomata([anyText]);
  if ('addresses' in texts) return toAutomata(toAddressTexts(texts.addresses));
  const { like, ignoresCase, isExcluded } = texts;
  const automata = toAutomata([choice(...like.map((pieces) => toWildcardText(pieces, ignoresCase)))]);
  return isExcluded ? automata?.map(complementAutomaton) : automata;
}

function toAutomata(expressions: readonly TextExpression[]): readonly TextAutomaton[] | undefined {
  const automata: TextAutomaton[] = [];
  for (const expression of expressions) {
    const automaton = createTextAutomaton(expression);
    if (automaton === undefined) return undefined;
    automata.push(automaton);
  }
  return automata;
}

function toWildcardText(pieces: readonly string[], ignoresCase: boolean): TextExpression {
  const parts = pieces.map((piece) => (ignoresCase ? toCaselessText(piece) : literalText(piece)));
  return sequence(...parts.flatMap((part, index) => (index === 0 ? [part] : [anyText, part])));
}

function toCaselessText(text: string): TextExpression {
  return sequence(
    ...Array.from({ length: text.length }, (_, index) =>
      choice(...toCaseForms(text[index] as string).map(literalText)),
    ),
  );
}
