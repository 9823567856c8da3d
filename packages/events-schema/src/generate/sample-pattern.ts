import type { Json } from './json-pointer.ts';

const wanted = 8;

/** Lengths that samples keep to. */
export interface SampleLengths {
  readonly minLength?: Json | undefined;
  readonly maxLength?: Json | undefined;
}

const known = new Map<string, Promise<readonly string[]>>();

/**
 * Finds up to eight texts that match a regular expression, readable ones first. The same expression gives the same texts.
 *
 * @returns none when the expression is too involved.
 */
export function samplePattern(pattern: string, lengths: SampleLengths = {}): Promise<readonly string[]> {
  const key = JSON.stringify([pattern, lengths.minLength, lengths.maxLength]);
  const samples = known.get(key) ?? drawSamples(pattern, lengths);
  known.set(key, samples);
  return samples;
}

async function drawSamples(
  pattern: string,
  { minLength, maxLength }: SampleLengths,
): Promise<readonly string[]> {
  // Loaded for contracts that have a pattern, and only then.
  const { sample, stringMatching } = await import('fast-check');
  const expression = new RegExp(pattern, 'u');
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? maxLength : 256;
  const draw = (source: string, count: number) => {
    try {
      return sample(stringMatching(new RegExp(source, 'u')), { seed: 1, numRuns: count });
    } catch {
      return [];
    }
  };
  const fits = (text: string) => {
    const length = [...text].length;
    return expression.test(text) && length >= least && length <= most;
  };
  // `.` and negated classes draw from all of Unicode: an expression in which they are letters gives readable texts.
  const readable = pattern.replaceAll(/\[\^(?:\\.|[^\]\\])*\]|(?<!\\)\./g, '[a-z]');
  const fitting = new Set<string>();
  for (const [source, count] of [
    [readable, 24],
    [pattern, 24],
    [pattern, 400],
  ] as const) {
    if (fitting.size < wanted) for (const text of draw(source, count)) if (fits(text)) fitting.add(text);
  }
  return [...fitting].toSorted((a, b) => roughness(a) - roughness(b)).slice(0, wanted);
}

/** 0 for a readable text of a few characters; more for odd characters, nothing at all, and great length. */
function roughness(text: string): number {
  const odd = text.replaceAll(/[\w .,:/@-]/g, '').length;
  return odd * 10 + (text === '' ? 5 : 0) + Math.max(0, text.length - 12);
}
