import type { CompatibilityFinding } from '@busbar/events-schema/compatibility';
import type { FieldReader } from '@busbar/operations/check';

/** A finding, with those who read the place where they were looked for. */
export type RenderedFinding = CompatibilityFinding & {
  readonly hurts: CompatibilityFinding['hurts'] & { readonly readers?: readonly FieldReader[] };
};

/** A finding in three indented lines: rule with name, what is wrong, who is hurt with an example. */
export function renderFinding(detailType: string, finding: RenderedFinding): string {
  const accepted = finding.accepted ? ' (accepted)' : '';
  return `  ${finding.code}${accepted} ${detailType} ${finding.name}\n    ${finding.message}\n    ${renderHurt(finding)}`;
}

/** Who is hurt by a finding, with the document that shows it. */
export function renderHurt({
  witness,
  hurts: { consumers, version, readers = [] },
}: RenderedFinding): string {
  const whose =
    consumers === 'upgraded' ? 'consumers that read by the candidate' : `consumers that read by ${version}`;
  const example = witness === undefined ? '' : ` Example: ${JSON.stringify(witness)}`;
  const named = readers.map(({ consumer, kind, file, line }) => `${consumer} (${kind}, ${file}:${line})`);
  const reads = named.length === 0 ? '' : ` Read by ${named.join(', ')}.`;
  return `Hurts ${whose}.${reads}${example}`;
}
