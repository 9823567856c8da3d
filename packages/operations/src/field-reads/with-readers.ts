import type {
  CompatibilityFinding,
  ContractCheck,
  ContractsCheckReport,
} from '@busbar/events-schema/compatibility';
import { joinPointer } from '@busbar/events-schema/generate';
import type { FieldRead, FieldReader } from './field-read.ts';
import { readersOf } from './readers-of.ts';

/** A finding of the compatibility check with those who read the place. */
export type FindingWithReaders = CompatibilityFinding & {
  readonly hurts: CompatibilityFinding['hurts'] & { readonly readers: readonly FieldReader[] };
};

/** The report of the compatibility check with the readers of each finding. */
export type ReportWithReaders = Omit<ContractsCheckReport, 'checks'> & {
  readonly checks: readonly (Omit<ContractCheck, 'findings'> & {
    readonly findings: readonly FindingWithReaders[];
  })[];
};

/**
 * Adds to each finding who reads the place that it is about: a change of `/lines` concerns who reads the quantity of a line,
 * and who takes the order as a whole.
 */
export function withReaders(report: ContractsCheckReport, reads: readonly FieldRead[]): ReportWithReaders {
  return {
    ...report,
    checks: report.checks.map((check) => {
      const own = reads.filter(
        ({ detailType, major }) => detailType === check.detailType && major === check.major,
      );
      return {
        ...check,
        findings: check.findings.map((finding) => ({
          ...finding,
          hurts: { ...finding.hurts, readers: readersOf(placeOf(finding), own) },
        })),
      };
    }),
  };
}

/** The field that a finding is about: `required` and its like stand at the object and name the field. */
function placeOf({ hurts, name }: CompatibilityFinding): string {
  const place = hurts.field.replaceAll(/\/(?:-|\d+)(?=\/|$)/g, '/*');
  const named = /\/(?:required|dependentRequired)(?:\/[^#]*)?#(.+)$/.exec(name)?.[1];
  return named === undefined ? place : joinPointer(place, named);
}
