import { createRequire } from 'node:module';
import type { ContractProblem } from './contract-problem.ts';
import { isJsonObject, type Json, joinPointer } from './json-pointer.ts';

/**
 * Checks that the regular expressions of one schema can be read, and that matching takes time in proportion to the
 * text. Every event passes them unseen, in JavaScript's backtracking matcher: `^(a+)+$` would let one event of 40
 * characters stop a publisher or a consumer.
 *
 * @see https://makenowjust-labs.github.io/recheck/
 */
export function checkPatterns(
  file: string,
  schema: { readonly [key: string]: Json },
  pointer: string,
): readonly ContractProblem[] {
  return patternsOf(schema, pointer).flatMap(({ text, at }) => {
    const problem = checkSyntax(text) ?? checkTime(text);
    return problem === undefined ? [] : [{ file, pointer: at, ...problem }];
  });
}

type PatternProblem = Pick<ContractProblem, 'reason' | 'fix'>;

function patternsOf(schema: { readonly [key: string]: Json }, pointer: string) {
  const inPattern =
    typeof schema.pattern === 'string' ? [{ text: schema.pattern, at: joinPointer(pointer, 'pattern') }] : [];
  const inNames = isJsonObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  const at = joinPointer(pointer, 'patternProperties');
  return [...inPattern, ...inNames.map((text) => ({ text, at: joinPointer(at, text) }))];
}

function checkSyntax(text: string): PatternProblem | undefined {
  try {
    new RegExp(text, 'u');
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason, fix: 'Write a regular expression of ECMAScript that the "u" flag allows' };
  }
}

const known = new Map<string, PatternProblem | undefined>();

function checkTime(text: string): PatternProblem | undefined {
  if (!known.has(text)) known.set(text, analyse(text));
  return known.get(text);
}

type Recheck = Pick<typeof import('recheck'), 'checkSync'>;
let recheck: Recheck | undefined;

/** The analyser in plain JavaScript: the package's main module starts Java or a native program. Takes a while to load. */
function loadRecheck(): Recheck {
  recheck ??= createRequire(import.meta.url)('recheck/lib/browser.js') as Recheck;
  return recheck;
}

function analyse(text: string): PatternProblem | undefined {
  // Alone, or repeated with no quantifier about, a character takes one step each: the analyser need not be loaded.
  if (!/[*+{?|]/.test(text)) return undefined;
  // The seed makes what it tries, where proof is out of its reach, the same on every run.
  const verdict = loadRecheck().checkSync(text, 'u', { timeout: 20_000, randomSeed: 1 });
  if (verdict.status === 'safe') return undefined;
  if (verdict.status === 'unknown') {
    const reason = `nobody can tell how long regular expression ${JSON.stringify(text)} takes (${verdict.error.kind})`;
    return { reason, fix: 'Write a simpler one: fewer and smaller repetitions, no look-around' };
  }
  const time =
    verdict.complexity.type === 'exponential'
      ? 'exponential time'
      : `time that grows with the ${ordinal(verdict.complexity.degree)} power of the text's length`;
  return {
    reason: `regular expression ${JSON.stringify(text)} can take ${time}, on ${verdict.attack.pattern} for example`,
    fix:
      'Begin with ^, let no two neighbouring repetitions share a character, and repeat nothing that repeats; ' +
      'lengths are better said by minLength and maxLength',
  };
}

function ordinal(degree: number): string {
  return ['0th', '1st', '2nd', '3rd'][degree] ?? `${degree}th`;
}
