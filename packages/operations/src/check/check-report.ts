/** A place that a finding is about. */
export interface FindingPlace {
  /** Path from the folder that paths are told from, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
}

/** Something that a check found, in a form that every check shares. */
export interface CheckFinding {
  /** Kind of finding, in upper snake case: `READ_FIELD_REMOVED`. */
  readonly code: string;
  /** `error` makes the check fail, `warning` does not. */
  readonly severity: 'error' | 'warning';
  /** Names the finding, for `accept`; the same as long as what it is about is the same. */
  readonly name: string;
  readonly message: string;
  readonly place?: FindingPlace;
  /** Other places that it concerns: code that reads the field. */
  readonly readers?: readonly (FindingPlace & { readonly consumer: string; readonly kind: string })[];
  /** A document or an event that shows it. */
  readonly witness?: unknown;
  /** Somebody answers for it: it does not count. */
  readonly accepted?: true;
}

/** What one part of a check came to. */
export interface CheckPart {
  /** Kebab-case: `field-reads`. */
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** In one line what was looked at, or why nothing was and what to run: `20 generated files are current`. */
  readonly summary: string;
  readonly findings: readonly CheckFinding[];
}

/** What a check came to. */
export interface CheckReport {
  readonly verdict: 'passed' | 'failed';
  readonly parts: readonly CheckPart[];
}

/** Makes a part: it has failed when an error counts. @param accept names of findings that somebody answers for. */
export function toCheckPart(
  id: string,
  summary: string,
  findings: readonly CheckFinding[],
  accept: readonly string[] = [],
): CheckPart {
  const judged = findings.map((finding) =>
    accept.includes(finding.name) ? { ...finding, accepted: true as const } : finding,
  );
  const failed = judged.some(({ severity, accepted }) => severity === 'error' && accepted !== true);
  return { id, outcome: failed ? 'failed' : 'passed', summary, findings: judged };
}

/** Makes the part of what could not be looked at. @param summary why, and the command that makes it possible. */
export function toSkippedPart(id: string, summary: string): CheckPart {
  return { id, outcome: 'skipped', summary, findings: [] };
}

/** Makes a part that was skipped fail: for a gate that must not pass because it could not look. */
export function refuseSkipped(part: CheckPart): CheckPart {
  const { id, outcome, summary } = part;
  if (outcome !== 'skipped') return part;
  return toCheckPart(id, 'skipped', [
    {
      code: 'PART_SKIPPED',
      severity: 'error',
      name: `PART_SKIPPED ${id}`,
      message: `Failed to check "${id}": ${summary}.`,
    },
  ]);
}

/** Adds parts up: one that failed makes the whole fail. */
export function toCheckReport(parts: readonly CheckPart[]): CheckReport {
  return { verdict: parts.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'passed', parts };
}
