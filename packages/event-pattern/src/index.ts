export type { EventPattern, PatternBranch, PatternClause } from './event-pattern.ts';
export { EventValue } from './event-value.ts';
export type { EventValueKind } from './event-value.ts';
export { InvalidEventPatternError } from './invalid-event-pattern-error.ts';
export type { InvalidEventPatternFacts } from './invalid-event-pattern-error.ts';
export { parsePattern, safeParsePattern } from './parse-pattern.ts';
export type { SafeParsePatternResult } from './parse-pattern.ts';
export type { JsonValue, ValueLookup, ValueTest } from './value-test.ts';

export { compilePattern } from './compile-pattern.ts';
export type { CompiledPattern } from './compile-pattern.ts';
export { createMatcher } from './matcher.ts';
export type { Matcher, MatcherRule } from './matcher.ts';
export { explainPattern } from './explain-pattern.ts';
export type { Explanation } from './explain-pattern.ts';
