import type { CheckFinding, CheckPart, CheckReport } from '@busbar/operations/check';
import { annotation } from '../report/annotation.ts';
import { escapeXml } from '../report/escape-xml.ts';
import type { CheckFlags } from './check-flags.ts';
import { isCounting } from './is-counting.ts';
import { detailsOfFinding, placeOfFinding, renderCheckFinding } from './render-check-finding.ts';
import { counted } from '../report/counted.ts';

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const;

/** Renders a report in each of the forms of `busbar check`. */
export const renderCheckReport: Readonly<Record<CheckFlags['format'], (report: CheckReport) => string>> = {
  text: ({ verdict, parts }) => {
    const errors = parts.flatMap(({ findings }) => findings.filter(isCounting)).length;
    const skipped = parts.filter(({ outcome }) => outcome === 'skipped').length;
    return [
      ...parts.flatMap((part) => [lineOf(part), ...part.findings.map(renderCheckFinding)]),
      `${verdict}: ${counted(parts.length - skipped, 'part')} checked, ${skipped} skipped, ${counted(errors, 'error')}`,
    ].join('\n');
  },

  json: (report) => JSON.stringify(report, null, 2),

  junit: ({ parts }) => {
    const failed = parts.filter(({ outcome }) => outcome === 'failed').length;
    const skipped = parts.filter(({ outcome }) => outcome === 'skipped').length;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuite name="busbar check" tests="${parts.length}" failures="${failed}" skipped="${skipped}">`,
      ...parts.map(junitOf),
      '</testsuite>',
    ].join('\n');
  },

  github: ({ parts }) =>
    parts
      .flatMap(({ id, outcome, summary, findings }) =>
        outcome === 'skipped'
          ? [annotation('notice', {}, `busbar check: ${id} skipped`, summary)]
          : findings.filter(({ accepted }) => accepted !== true).flatMap(annotationsOf),
      )
      .join('\n'),
};

function lineOf({ id, outcome, summary }: CheckPart): string {
  return `${marks[outcome]} ${id}: ${outcome === 'skipped' ? 'skipped, ' : ''}${summary}`;
}

function junitOf({ id, outcome, summary, findings }: CheckPart): string {
  const failures = findings
    .filter(isCounting)
    .map(
      (finding) =>
        `<failure type="${escapeXml(finding.code)}" message="${escapeXml(finding.message)}">` +
        `${escapeXml([placeOfFinding(finding), ...detailsOfFinding(finding)].join('\n'))}</failure>`,
    );
  const skipped = outcome === 'skipped' ? `<skipped message="${escapeXml(summary)}"/>` : '';
  return `  <testcase classname="busbar check" name="${escapeXml(id)}">${failures.join('')}${skipped}</testcase>`;
}

function annotationsOf(finding: CheckFinding): readonly string[] {
  const { code, severity, message, place, readers = [] } = finding;
  const others = readers.filter(({ file, line }) => file !== place?.file || line !== place.line);
  return [place ?? {}, ...others].map((at) =>
    annotation(severity, at, code, [message, ...detailsOfFinding(finding)].join('\n')),
  );
}
