export type {
  AnythingBut,
  AnythingButLike,
  Cidr,
  EqualsIgnoreCase,
  ExcludedTexts,
  Exists,
  Numeric,
  Or,
  Prefix,
  Suffix,
  Wildcard,
} from './builder/operators.ts';
export {
  anythingBut,
  cidr,
  equalsIgnoreCase,
  exists,
  numeric,
  or,
  prefix,
  suffix,
  wildcard,
} from './builder/operators.ts';
export type {
  EnvelopeFields,
  FamilySubject,
  PatternSubject,
  SubjectData,
  SubjectPattern,
  VersionSubject,
} from './builder/pattern.ts';
export { pattern } from './builder/pattern.ts';
export type { PatternField, PatternFields, PatternMember } from './builder/pattern-fields.ts';
export type { CompiledPattern } from './compile-pattern.ts';
export { compilePattern } from './compile-pattern.ts';
export type { EventPattern, PatternBranch, PatternClause } from './event-pattern.ts';
export type { EventValueKind } from './event-value.ts';
export { EventValue } from './event-value.ts';
export type { Explanation } from './explain-pattern.ts';
export { explainPattern } from './explain-pattern.ts';
export type { LintOptions } from './lint/lint.ts';
export { lint } from './lint/lint.ts';
export type { PatternFinding, PatternFindingCode } from './lint/pattern-finding.ts';
export type { JsonSchema } from './lint/schema-place.ts';
export type { ArrayTest } from './overlap/event-arrays.ts';
export { createArrayTest } from './overlap/event-arrays.ts';
export type { Overlap, OverlapOptions } from './overlap/overlaps.ts';
export { overlaps } from './overlap/overlaps.ts';
export type { InvalidEventPatternFacts } from './invalid-event-pattern-error.ts';
export { InvalidEventPatternError } from './invalid-event-pattern-error.ts';
export type { Matcher, MatcherRule } from './matcher.ts';
export { createMatcher } from './matcher.ts';
export type { SafeParsePatternResult } from './parse-pattern.ts';
export { parsePattern, safeParsePattern } from './parse-pattern.ts';
export type { AcceptedNumbers, AcceptedTexts, AcceptedValues, Literal } from './accepted-values.ts';
export type { AddressRange } from './address-range.ts';
export type { JsonValue, ValueLookup, ValueTest } from './value-test.ts';
