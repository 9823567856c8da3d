import {
  CharSet,
  type Concatenation,
  DFA,
  type Element,
  JS,
  NFA,
  type NoParent,
  Transformers,
  transform,
} from 'refa';

/** The texts that a pattern matches somewhere, as a finite automaton. */
export type PatternLanguage = DFA;

const mostNodes = 3000;
const languages = new Map<string, PatternLanguage | undefined>();
/** Characters that make readable examples, best first. */
const preferred = [...'a0A-_ .@/:b1Bxyz'].map((letter) => letter.codePointAt(0)!);

/** @returns `undefined` for a pattern that no small finite automaton can tell: lookaround, word boundary, back reference. */
export function patternLanguage(pattern: string): PatternLanguage | undefined {
  if (!languages.has(pattern))
    languages.set(
      pattern,
      attempt(() => compile(pattern)),
    );
  return languages.get(pattern);
}

function compile(pattern: string): PatternLanguage {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source: pattern, flags: 'u' }).parse({
    assertions: 'parse',
    backreferences: 'throw',
  });
  const anything: NoParent<Element> = {
    type: 'Quantifier',
    min: 0,
    max: Number.POSITIVE_INFINITY,
    lazy: false,
    alternatives: [
      {
        type: 'Concatenation',
        elements: [{ type: 'CharacterClass', characters: CharSet.all(maxCharacter) }],
      },
    ],
  };
  const alternatives = expression.alternatives.map(({ elements }): NoParent<Concatenation> => {
    const fromStart = isEdge(elements[0], 'behind');
    const rest = elements.slice(fromStart ? 1 : 0);
    const toEnd = isEdge(rest.at(-1), 'ahead');
    return {
      type: 'Concatenation',
      elements: [
        ...(fromStart ? [] : [anything]),
        ...(toEnd ? rest.slice(0, -1) : rest),
        ...(toEnd ? [] : [anything]),
      ],
    };
  });
  const plain = transform(Transformers.applyAssertions(), { type: 'Expression', alternatives });
  const automaton = NFA.fromRegex(plain, { maxCharacter }, {
    assertions: 'throw',
    maxNodes: mostNodes,
  } as object);
  return minimized(DFA.fromFA(automaton, new DFA.LimitedNodeFactory(mostNodes)));
}

/** Tells whether an element is `^` or `$`. */
function isEdge(element: NoParent<Element> | undefined, kind: 'ahead' | 'behind'): boolean {
  if (element?.type !== 'Assertion' || element.kind !== kind || !element.negate) return false;
  const only = element.alternatives.length === 1 ? element.alternatives[0]!.elements : [];
  return only.length === 1 && only[0]!.type === 'CharacterClass' && only[0]!.characters.isAll;
}

/**
 * The texts that match some languages and not others, at least `minLength` characters long.
 *
 * @returns `undefined` when the automaton would grow too large.
 */
export function intersectLanguages(
  within: readonly PatternLanguage[],
  without: readonly PatternLanguage[],
  minLength: number,
): PatternLanguage | undefined {
  return attempt(() => {
    const parts = [
      ...within,
      ...without.map((language) => {
        const rest = language.copy(new DFA.LimitedNodeFactory(mostNodes));
        rest.complement();
        return rest;
      }),
      ...(minLength > 0 ? [patternLanguage(`^[\\s\\S]{${minLength},}$`)!] : []),
    ];
    const [first, ...others] = parts;
    return others.reduce<PatternLanguage>(
      (all, part) => minimized(DFA.fromIntersection(all, part, new DFA.LimitedNodeFactory(mostNodes))),
      first ?? patternLanguage('')!,
    );
  });
}

/** Some texts of a language, shortest first. */
export function* wordsOf(language: PatternLanguage, most: number): Generator<string> {
  let left = most;
  for (const sets of language.wordSets()) {
    const letters = sets.map(lettersOf);
    const word = letters.map((choices) => choices[0]!);
    yield String.fromCodePoint(...word);
    for (let i = letters.length - 1; i >= 0; i -= 1) {
      for (const letter of letters[i]!.slice(1)) {
        left -= 1;
        if (left <= 0) break;
        yield String.fromCodePoint(...word.with(i, letter));
      }
    }
    left -= 1;
    if (left <= 0) return;
  }
}

function lettersOf(set: CharSet): readonly number[] {
  const liked = preferred.filter((letter) => set.has(letter));
  const first = set.ranges[0]!;
  const plain = Array.from({ length: Math.min(3, first.max - first.min + 1) }, (_, i) => first.min + i);
  return [...new Set([...liked, ...plain])];
}

function minimized(automaton: DFA): DFA {
  automaton.minimize();
  return automaton;
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
