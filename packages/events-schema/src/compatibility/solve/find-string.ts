import { none, type Outcome, unknown } from '../outcome.ts';
import { demandsOf, matchesPattern } from './field-schemas.ts';
import { formatFacts, isOfFormat } from './format-language.ts';
import type { Search, State } from './goal.ts';
import { allowsLiteral, listedLiterals } from './literal-schema.ts';
import { allWordsOf, intersectLanguages, patternLanguage, wordsOf } from './pattern-language.ts';

const longestExample = 4096;
const longestCounted = 300;
const mostTexts = 1000;
const readable = [
  'a',
  '',
  'b',
  'A',
  '0',
  '1',
  ' ',
  'ab',
  'example',
  'x-1',
  'not of the format',
  '1234567890',
];

/** Finds a text, or proves that there is none. */
export function findString(_search: Search, { positives, demands }: State): Outcome {
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  const patterns = new Set<string>();
  const formats = new Set<string>();
  for (const { schema } of positives) {
    if (typeof schema === 'boolean') continue;
    if (typeof schema.minLength === 'number') least = Math.max(least, schema.minLength);
    if (typeof schema.maxLength === 'number') most = Math.min(most, schema.maxLength);
    if (typeof schema.pattern === 'string') patterns.add(schema.pattern);
    if (typeof schema.format === 'string') formats.add(schema.format);
  }
  for (const { count } of demandsOf(demands, 'atLeast')) least = Math.max(least, count);
  for (const { count } of demandsOf(demands, 'atMost')) most = Math.min(most, count);
  if (least > most) return none;
  const mismatched = new Set(demandsOf(demands, 'mismatching').map(({ pattern }) => pattern));
  const notFormats = new Set(demandsOf(demands, 'notFormat').map(({ format }) => format));
  if ([...mismatched].some((pattern) => patterns.has(pattern))) return none;
  if ([...notFormats].some((format) => formats.has(format))) return none;

  const fits = (text: string) => {
    const length = [...text].length;
    return (
      length >= least &&
      length <= most &&
      [...patterns].every((pattern) => matchesPattern(pattern, text)) &&
      ![...mismatched].some((pattern) => matchesPattern(pattern, text)) &&
      [...formats].every((format) => isOfFormat(format, text)) &&
      ![...notFormats].some((format) => isOfFormat(format, text)) &&
      allowsLiteral(positives, demands, text)
    );
  };
  const undecided = demands.find((demand) => demand.is === 'undecided');
  const found = (value: string): Outcome =>
    undecided === undefined ? { kind: 'found', value } : unknown(undecided.why);
  const firstOf = (texts: Iterable<string>) => {
    for (const text of texts) if (fits(text)) return text;
    return undefined;
  };

  const listed = listedLiterals(positives, 'string');
  if (listed !== undefined) {
    const value = firstOf(listed as readonly string[]);
    return value === undefined ? none : found(value);
  }
  const unknownFormat = [...notFormats].find((format) => formatFacts(format) === undefined);

  const examples = [...formats].flatMap((format) => formatFacts(format)?.examples ?? []);
  const near = demandsOf(demands, 'otherThan').flatMap(({ values }) =>
    values.values.map((value) => `${String(value)}x`),
  );
  const filler =
    least === 0 ? [] : ['a', 'b', '1'].map((letter) => letter.repeat(Math.min(least, longestExample)));
  const quick = firstOf([...examples, ...filler, ...readable, ...near]);
  if (quick !== undefined) return found(quick);
  if (unknownFormat !== undefined) return unknown(`format "${unknownFormat}" is not known`);

  const within = [
    ...[...patterns].map(patternLanguage),
    ...[...formats].map((format) => {
      const wider = formatFacts(format)?.within;
      return wider === undefined ? undefined : patternLanguage(wider);
    }),
  ];
  const without = [...mismatched].map(patternLanguage);
  const decided = [...within, ...without].every((language) => language !== undefined);
  const known = <T>(languages: readonly (T | undefined)[]) => languages.flatMap((language) => language ?? []);
  const texts = intersectLanguages(known(within), known(without), Math.min(least, longestCounted));
  if (texts === undefined) return unknown('the patterns together are too large to compare');
  if (texts.isEmpty) return none;

  let first = true;
  for (const text of wordsOf(texts, mostTexts)) {
    // The first text is a shortest one.
    if (first && [...text].length > most) return none;
    first = false;
    if (fits(text)) return found(text);
  }
  const bounded =
    most <= longestCounted
      ? intersectLanguages(known(within), known(without), Math.min(least, longestCounted), most)
      : texts;
  const all = bounded === undefined ? undefined : allWordsOf(bounded, mostTexts);
  if (all !== undefined) {
    // What was left out of the automaton only makes fewer texts fit.
    const text = firstOf(all);
    return text === undefined ? none : found(text);
  }
  return unknown(
    decided
      ? 'no example fits pattern, format and length'
      : 'a pattern uses what no finite automaton can tell',
  );
}
