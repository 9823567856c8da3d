import type { EventPattern } from './event-pattern.ts';
import { createMatcher } from './matcher.ts';

/** One pattern, ready to match events. */
export interface CompiledPattern {
  /** Whether a parsed event matches. */
  matches(event: unknown): boolean;
  /**
   * Whether an event's JSON text matches; only the fields that the pattern uses are read.
   *
   * @throws SyntaxError for text that is no JSON object, as far as it is read.
   */
  matchesText(json: string): boolean;
}

/**
 * Compiles one pattern. For many rules use {@link createMatcher}.
 *
 * @throws InvalidEventPatternError for pattern text that EventBridge refuses.
 *
 * @example
 * ```ts
 * compilePattern('{"detail":{"state":[{"prefix":"run"}]}}').matches({ detail: { state: 'running' } }); //=> true
 * ```
 */
export function compilePattern(pattern: EventPattern | string): CompiledPattern {
  const matcher = createMatcher([{ id: 0, pattern }]);
  return {
    matches: (event) => matcher.match(event).length > 0,
    matchesText: (json) => matcher.matchText(json).length > 0,
  };
}
