import type { CompatibilityFinding } from '@busbar/events-schema/compatibility';

/** A finding in three indented lines: rule with name, what is wrong, who is hurt with an example. */
export function renderFinding(detailType: string, finding: CompatibilityFinding): string {
  const accepted = finding.accepted ? ' (accepted)' : '';
  return `  ${finding.code}${accepted} ${detailType} ${finding.name}\n    ${finding.message}\n    ${renderHurt(finding)}`;
}

/** Who is hurt by a finding, with the document that shows it. */
export function renderHurt({ witness, hurts: { consumers, version } }: CompatibilityFinding): string {
  const readers =
    consumers === 'upgraded' ? 'consumers that read by the candidate' : `consumers that read by ${version}`;
  const example = witness === undefined ? '' : ` Example: ${JSON.stringify(witness)}`;
  return `Hurts ${readers}.${example}`;
}
