import type { EventPattern } from '../event-pattern.ts';
import { parsePattern } from '../parse-pattern.ts';
import type { PatternFields, PatternMember } from './pattern-fields.ts';

/**
 * What a pattern can be about: one version of an event contract, or all versions of one. Any object of this shape will
 * do; the type of the data is the one that `parse` gives.
 */
export type PatternSubject = VersionSubject | FamilySubject;

/** One version of a contract. */
export interface VersionSubject<Data = unknown> {
  /** Fields that tell its events from others: `detail-type`, and the version in `detail.metadata`. */
  readonly pattern: SubjectPattern;
  parse(data: unknown): Data;
}

/** All versions of a contract. */
export interface FamilySubject<Versions extends readonly VersionSubject[] = readonly VersionSubject[]> {
  readonly pattern: SubjectPattern;
  readonly versions: Versions;
}

/** Pattern of a contract's events, as it stands in JSON. */
export interface SubjectPattern {
  readonly 'detail-type': readonly string[];
  readonly detail?: { readonly [key: string]: unknown };
}

/** Data of a contract; of a family those of any of its versions. */
export type SubjectData<Subject> =
  Subject extends VersionSubject<infer Data>
    ? Data
    : Subject extends FamilySubject<infer Versions>
      ? SubjectData<Versions[number]>
      : never;

type TextMembers = readonly [PatternMember<string>, ...PatternMember<string>[]];

/** Fields of the envelope beside the event's data. */
export interface EnvelopeFields {
  readonly source?: TextMembers;
  readonly account?: TextMembers;
  readonly region?: TextMembers;
  readonly resources?: TextMembers;
  /** `[exists(false)]` leaves replays out. */
  readonly 'replay-name'?: readonly [PatternMember<string, true>, ...PatternMember<string, true>[]];
}

/**
 * Makes an event pattern that matches events of a contract whose data satisfies some fields. A wrong path, an operator
 * that does not fit the field's type and a value outside of an enumeration do not compile.
 *
 * @param subject a definition of one version, or a family: it gives `detail-type` and the major version.
 * @param fields what `detail.data` must have.
 * @param envelope what the fields around must have.
 * @throws InvalidEventPatternError for what types cannot tell: an empty prefix to leave out, a wildcard too complex, a
 * malformed CIDR block.
 *
 * @example
 * ```ts
 * pattern(orders.OrderPlaced.v2, { totalPence: [numeric('>', 100_00)] }).text;
 * //=> '{"detail-type":["orders.OrderPlaced"],"detail":{"metadata":{"version":[{"prefix":"2."}]},"data":{"totalPence":[{"numeric":[">",10000]}]}}}'
 * ```
 */
export function pattern<Subject extends PatternSubject>(
  subject: Subject,
  fields?: PatternFields<SubjectData<Subject>>,
  envelope: EnvelopeFields = {},
): EventPattern {
  const { 'detail-type': detailType, detail } = subject.pattern;
  const hasData = fields !== undefined && Object.keys(fields).length > 0;
  const inDetail = { ...detail, ...(hasData ? { data: fields } : {}) };
  return parsePattern(
    JSON.stringify({
      'detail-type': detailType,
      ...envelope,
      ...(Object.keys(inDetail).length > 0 ? { detail: inDetail } : {}),
    }),
  );
}
