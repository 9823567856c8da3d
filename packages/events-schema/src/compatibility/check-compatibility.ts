import { atPointer, type Json } from '../generate/json-pointer.ts';
import { checkUsable } from './check-usable.ts';
import type { CompatibilityFinding } from './compatibility-finding.ts';
import { describeRule } from './describe-rule.ts';
import { findPlace } from './find-place.ts';
import { type CompatibilityDirection, findingCode } from './finding-code.ts';
import { isSubschema, type Refusal } from './is-subschema.ts';
import { createPublishableValidator } from './publishable-validator.ts';
import { canonicalText } from './schema-space.ts';
import { createSchemaValidator, type SchemaValidator } from './schema-validator.ts';

/** Which versions must be able to read which, as in schema registries. `_TRANSITIVE`: all older ones, not the last only. */
export type CompatibilityMode =
  | 'BACKWARD'
  | 'FORWARD'
  | 'FULL'
  | `${'BACKWARD' | 'FORWARD' | 'FULL'}_TRANSITIVE`;

/**
 * Which documents are compared. `event`: those that can be published, which hold declared fields only, for consumers
 * ignore what they do not know. `strict`: every document that is valid, as schema registries do.
 */
export type CompatibilityProfile = 'event' | 'strict';

/** `unknown` fails like `incompatible`: nothing was proven. */
export type CompatibilityVerdict = 'compatible' | 'incompatible' | 'unknown';

/** A version of a schema. Each `$ref` leads to a place inside the schema. */
export interface SchemaVersion {
  /** Name in findings: `2.1`. */
  readonly version: string;
  readonly schema: Json;
}

export interface CompatibilityOptions {
  /** @default 'BACKWARD_TRANSITIVE' */
  readonly mode?: CompatibilityMode;
  /** @default 'event' */
  readonly profile?: CompatibilityProfile;
  /** Released versions, oldest first. */
  readonly versions: readonly SchemaVersion[];
  readonly candidate: SchemaVersion;
  /**
   * Names of `unknown` findings that somebody has looked at and answers for; they no longer count. An incompatibility
   * with a witness cannot be accepted.
   * @default []
   */
  readonly accept?: readonly string[];
  /**
   * Units of work for each example that is looked for; when they are used up, the finding is `unknown`.
   * @default 100_000
   */
  readonly budget?: number;
}

export interface CompatibilityReport {
  readonly verdict: CompatibilityVerdict;
  readonly findings: readonly CompatibilityFinding[];
}

interface Prepared extends SchemaVersion {
  readonly text: string;
  readonly isValid: SchemaValidator;
  readonly isPublishable: SchemaValidator;
}

/**
 * Decides whether a schema may follow its older versions, and shows for each place where it may not a document that
 * one version accepts and the other refuses, checked by the real validators of both.
 *
 * @throws UnusableSchemaError when a schema cannot be read.
 *
 * @example
 * ```ts
 * checkCompatibility({
 *   versions: [{ version: '1.0', schema: { type: 'object', properties: { size: { type: 'integer' } } } }],
 *   candidate: { version: '1.1', schema: { type: 'object', properties: { size: { type: 'integer', minimum: 1 } } } },
 * });
 * //=> { verdict: 'incompatible', findings: [{ code: 'MINIMUM_ADDED', direction: 'backward', witness: { size: 0 }, … }] }
 * ```
 */
export function checkCompatibility({
  mode = 'BACKWARD_TRANSITIVE',
  profile = 'event',
  versions,
  candidate,
  accept = [],
  budget,
}: CompatibilityOptions): CompatibilityReport {
  const [kind, transitive] = mode.split('_');
  const older = transitive === undefined ? versions.slice(-1) : versions;
  const directions: readonly CompatibilityDirection[] =
    kind === 'FULL' ? ['backward', 'forward'] : kind === 'FORWARD' ? ['forward'] : ['backward'];
  const newest = prepare(candidate);
  const findings = older.map(prepare).flatMap((old) => {
    if (old.text === newest.text) return [];
    return directions.flatMap((direction) => {
      const [accepting, refusing] = direction === 'backward' ? [old, newest] : [newest, old];
      const declaredFieldsOnly = profile === 'event';
      const { refusals } = isSubschema(
        accepting.schema,
        refusing.schema,
        { declaredFieldsOnly, ...(budget === undefined ? {} : { budget }) },
        { narrow: declaredFieldsOnly ? accepting.isPublishable : accepting.isValid, wide: refusing.isValid },
      );
      const found = refusals.map((refusal) => toFinding(refusal, direction, old, newest, declaredFieldsOnly));
      return withoutRepeats(found).map((finding) => ({
        ...finding,
        accepted: finding.witness === undefined && accept.includes(finding.name),
      }));
    });
  });
  const counting = findings.filter(({ accepted }) => !accepted);
  const refuted = counting.some(({ witness }) => witness !== undefined);
  return { verdict: refuted ? 'incompatible' : counting.length > 0 ? 'unknown' : 'compatible', findings };
}

function prepare({ version, schema }: SchemaVersion): Prepared {
  checkUsable(version, schema);
  const isValid = createSchemaValidator(schema);
  return {
    version,
    schema,
    text: canonicalText(schema),
    isValid,
    isPublishable: createPublishableValidator(schema, isValid),
  };
}

function toFinding(
  { rule, witness, why }: Refusal,
  direction: CompatibilityDirection,
  old: SchemaVersion,
  candidate: SchemaVersion,
  declaredFieldsOnly: boolean,
): Omit<CompatibilityFinding, 'accepted'> {
  const backward = direction === 'backward';
  const [accepting, refusing] = backward ? [old, candidate] : [candidate, old];
  const path = rule?.path ?? '';
  const asked = rule === undefined ? undefined : atPointer(refusing.schema, rule.pointer);
  const met = rule === undefined ? undefined : findPlace(accepting.schema, path, rule.keyword);
  const pointers = { [backward ? 'new' : 'old']: rule?.pointer, [backward ? 'old' : 'new']: met?.pointer };
  const place = path === '' ? 'the document' : `"${path}"`;
  const readers = `${backward ? 'version' : 'candidate'} "${accepting.version}"`;
  const refuser = `${backward ? 'Candidate' : 'Version'} "${refusing.version}"`;
  const before = describeRule(rule?.keyword ?? '', met?.content, rule?.detail);
  const names = rule?.keyword === 'required' ? undefined : before;
  const shared = {
    code: rule === undefined ? 'UNDECIDED' : findingCode(rule, direction, asked, met, declaredFieldsOnly),
    name: `${direction}:${old.version}:${rule?.pointer ?? ''}${rule?.detail === undefined ? '' : `#${rule.detail}`}`,
    direction,
    against: old.version,
    pointer: {
      ...(pointers.old === undefined ? {} : { old: pointers.old }),
      ...(pointers.new === undefined ? {} : { new: pointers.new }),
    },
    hurts: {
      consumers: backward ? ('upgraded' as const) : ('not-upgraded' as const),
      version: refusing.version,
      field: path,
    },
  };
  const wish = rule === undefined ? '' : describeRule(rule.keyword, asked, rule.detail);
  if (witness === undefined) {
    const rest = rule === undefined ? '' : ` For ${place} it asks for ${wish}.`;
    const message = `Whether ${lowerFirst(refuser)} refuses documents that ${readers} accepts is not decided: ${why}.${rest}`;
    return { ...shared, verdict: 'unknown', message };
  }
  const theirs = names === wish ? `; those of ${readers} are others` : `; ${readers} asks for ${names}`;
  const compared = names === undefined ? '' : theirs;
  const message = `${refuser} refuses documents that ${readers} accepts: of ${place} it asks for ${wish}${compared}.`;
  return { ...shared, verdict: 'incompatible', message, witness };
}

/** A field that one version does not declare is told once, not again for each rule that the other has for it. */
function withoutRepeats<
  Finding extends { readonly code: string; readonly hurts: { readonly field: string } },
>(findings: readonly Finding[]): readonly Finding[] {
  const undeclared: string[] = [];
  return findings.filter(({ code, hurts: { field } }) => {
    if (!code.endsWith('_OPEN_MODEL')) return true;
    if (undeclared.some((told) => field === told || field.startsWith(`${told}/`))) return false;
    undeclared.push(field);
    return true;
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
