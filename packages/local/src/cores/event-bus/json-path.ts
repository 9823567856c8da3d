import { isExactNumber } from './exact-json.ts';

/** One step of a path. */
type Step = { readonly key: string } | { readonly index: number } | 'every';

/** A path that was read and can be followed in any number of events. */
export interface JsonPath {
  /**
   * Follows the path.
   *
   * @returns the value; the values found as a list when the path has a wildcard; `undefined` when nothing is there.
   */
  find(value: unknown): unknown;
}

/**
 * Reads the JSON path that EventBridge knows: names after dots or in brackets, list indices, wildcards. No filters,
 * no ranges, no recursive descent.
 *
 * @returns `undefined` for text that is no such path.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 *
 * @example
 * ```ts
 * parseJsonPath('$.detail.lines[0].sku')?.find({ detail: { lines: [{ sku: 'A' }] } }); //=> 'A'
 * ```
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  const steps = parseSteps(text);
  if (steps === undefined) return undefined;
  const many = steps.includes('every');
  return {
    find(value) {
      const found = steps.reduce<readonly unknown[]>(follow, [value]);
      if (many) return found.length === 0 ? undefined : found;
      return found[0];
    },
  };
}

function parseSteps(text: string): readonly Step[] | undefined {
  if (!text.startsWith('$')) return undefined;
  const token = /\.([^.[\]'"\s]+)|\[(\d+)\]|\[\*\]|\['([^']+)'\]|\["([^"]+)"\]/y;
  const steps: Step[] = [];
  token.lastIndex = 1;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return undefined;
    const key = match[1] ?? match[3] ?? match[4];
    if (match[2] !== undefined) steps.push({ index: Number(match[2]) });
    else if (key === undefined || match[1] === '*') steps.push('every');
    else steps.push({ key });
  }
  return steps;
}

function follow(values: readonly unknown[], step: Step): readonly unknown[] {
  return values.flatMap((value) => {
    if (typeof value !== 'object' || value === null || isExactNumber(value)) return [];
    if (step === 'every') return Object.values(value);
    const key = 'key' in step ? step.key : String(step.index);
    if ('index' in step !== Array.isArray(value)) return [];
    return Object.hasOwn(value, key) ? [(value as Record<string, unknown>)[key]] : [];
  });
}
