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
 * The texts that match some languages and not others, with a number of characters from `minLength` to `maxLength`.
 *
 * @returns `undefined` when the automaton would grow too large.
 */
export function intersectLanguages(
  within: readonly PatternLanguage[],
  without: readonly PatternLanguage[],
  minLength: number,
  maxLength = Number.POSITIVE_INFINITY,
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
      ...(Number.isFinite(maxLength) ? [patternLanguage(`^[\\s\\S]{0,${maxLength}}$`)!] : []),
    ];
    const [first, ...others] = parts;
    return others.reduce<PatternLanguage>(
      (all, part) => minimized(DFA.fromIntersection(all, part, new DFA.LimitedNodeFactory(mostNodes))),
      first ?? patternLanguage('')!,
    );
  });
}

/** Tells whether it is known that no text matches both patterns. */
export function areApart(first: string, second: string): boolean {
  const languages = [patternLanguage(first), patternLanguage(second)].filter((each) => each !== undefined);
  return languages.length === 2 && intersectLanguages(languages, [], 0)?.isEmpty === true;
}

/** How often a state of the automaton is entered while texts are looked for: once would give one text for each end. */
const mostVisits = 8;

/** Some texts of a language, shortest first. */
export function* wordsOf(language: PatternLanguage, most: number): Generator<string> {
  let left = most;
  const visits = new Map<DFA.Node, number>();
  let level: Path[] = [{ node: language.initial, letters: [] }];
  while (level.length > 0) {
    const next: Path[] = [];
    for (const { node, letters } of level) {
      const visited = (visits.get(node) ?? 0) + 1;
      if (visited > mostVisits) continue;
      visits.set(node, visited);
      if (language.finals.has(node)) {
        for (const word of spellings(letters)) {
          if (left <= 0) return;
          left -= 1;
          yield String.fromCodePoint(...word);
        }
      }
      for (const [to, choices] of stepsFrom(node)) next.push({ node: to, letters: [...letters, choices] });
    }
    level = next;
  }
}

/** All texts of a language; `undefined` when there are more than `most`. */
export function allWordsOf(language: PatternLanguage, most: number): readonly string[] | undefined {
  const words: string[] = [];
  const visit = (node: DFA.Node, prefix: string): boolean => {
    if (prefix.length > most) return false;
    if (language.finals.has(node)) words.push(prefix);
    if (words.length > most) return false;
    for (const [{ min, max }, to] of node.out) {
      if (max - min >= most) return false;
      for (let letter = min; letter <= max; letter += 1)
        if (!visit(to, prefix + String.fromCodePoint(letter))) return false;
    }
    return true;
  };
  return language.isFinite && visit(language.initial, '') ? words : undefined;
}

/** A way through the automaton, with the letters to choose from at each step. */
interface Path {
  readonly node: DFA.Node;
  readonly letters: readonly (readonly number[])[];
}

/** The best letters at each step, then one of them exchanged at a time. */
function* spellings(letters: Path['letters']): Generator<readonly number[]> {
  const best = letters.map((choices) => choices[0]!);
  yield best;
  for (let i = letters.length - 1; i >= 0; i -= 1) {
    for (const letter of letters[i]!.slice(1)) yield best.with(i, letter);
  }
}

function stepsFrom(node: DFA.Node): ReadonlyMap<DFA.Node, readonly number[]> {
  const steps = new Map<DFA.Node, number[]>();
  for (const [{ min, max }, to] of node.out) {
    const letters = steps.get(to) ?? [];
    steps.set(to, letters);
    letters.push(...preferred.filter((letter) => letter >= min && letter <= max));
    letters.push(...[min, min + 1, min + 2].filter((letter) => letter <= max));
  }
  const rank = (letter: number) =>
    preferred.includes(letter) ? preferred.indexOf(letter) : preferred.length;
  return new Map(
    [...steps].map(([to, letters]) => [to, [...new Set(letters)].sort((a, b) => rank(a) - rank(b))]),
  );
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
