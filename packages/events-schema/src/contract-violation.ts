/** One place where a value breaks its schema. */
export interface ContractViolation {
  /** JSON pointer to the place, `''` for the whole value: `/lines/0/quantity`. @see https://www.rfc-editor.org/rfc/rfc6901 */
  readonly pointer: string;
  /**
   * JSON Schema keyword that is broken (`minimum`, `required`…); `undeclared` for a field that the contract does not
   * name, `json` for text that is no JSON.
   */
  readonly keyword: string;
  /** What must hold, in words: `must be >= 1`. */
  readonly message: string;
  /** What stands there, `undefined` when nothing does. May hold personal data: in an error it can be read and is not written to JSON or a console. */
  readonly value: unknown;
  /** The keyword's own facts: `{ comparison: '>=', limit: 1 }`. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a precompiled validator says of one broken keyword, in Ajv's words. */
export interface ValidatorFinding {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A precompiled validator: every finding, none when the value is valid. */
export type Validator = (value: unknown) => readonly ValidatorFinding[];

/** Turns findings into violations, each said once, in the order in which they were found. */
export function toViolations(
  findings: readonly ValidatorFinding[],
  value: unknown,
): readonly ContractViolation[] {
  const seen = new Set<string>();
  return findings.flatMap(
    ({ instancePath: pointer, keyword, message = `must pass "${keyword}"`, params }) => {
      const identity = JSON.stringify([pointer, keyword, message]);
      if (seen.has(identity)) return [];
      seen.add(identity);
      return [{ pointer, keyword, message, value: valueAt(value, pointer), params }];
    },
  );
}

/** Says the first few violations in one line, without the values, which may be personal. */
export function describeViolations(violations: readonly ContractViolation[]): string {
  const shown = violations.slice(0, 3).map(({ pointer, message }) => `${pointer || 'the whole'} ${message}`);
  const hidden = violations.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('; ');
}

function valueAt(value: unknown, pointer: string): unknown {
  let place = value;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return undefined;
    place = (place as Readonly<Record<string, unknown>>)[key];
  }
  return place;
}
