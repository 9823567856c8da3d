import type { CheckFinding, CheckPart, CheckReport } from '@busbar/operations/check';
import { annotation } from '../report/annotation.ts';
import { escapeXml } from '../report/escape-xml.ts';
import type { CheckFlags } from './check-flags.ts';
import { counted } from '../report/counted.ts';

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const;

/** Renders a report in each of the forms of `busbar check`. */
export const renderCheckReport: Readonly<Record<CheckFlags['format'], (report: CheckReport) => string>> = {
  text: ({ verdict, parts }) => {
    const errors = parts.flatMap(({ findings }) => findings.filter(isCounting)).length;
    const skipped = parts.filter(({ outcome }) => outcome === 'skipped').length;
    return [
      ...parts.flatMap((part) => [lineOf(part), ...part.findings.map(textOf)]),
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

function isCounting({ severity, accepted }: CheckFinding): boolean {
  return severity === 'error' && accepted !== true;
}

function lineOf({ id, outcome, summary }: CheckPart): string {
  return `${marks[outcome]} ${id}: ${outcome === 'skipped' ? 'skipped, ' : ''}${summary}`;
}

function textOf(finding: CheckFinding): string {
  const { code, severity, name, message, accepted } = finding;
  const kind = accepted === true ? ' (accepted)' : severity === 'warning' ? ' (warning)' : '';
  return [
    `  ${code}${kind} ${placeOf(finding)}`.trimEnd(),
    ...[message, ...detailsOf(finding), `Name: ${name}`].map((line) => `    ${line}`),
  ].join('\n');
}

function placeOf({ place }: CheckFinding): string {
  if (place === undefined) return '';
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** Readers at other places than the finding's own, and what shows it. */
function detailsOf({ place, readers = [], witness }: CheckFinding): readonly string[] {
  const others = readers.filter(({ file, line }) => file !== place?.file || line !== place.line);
  const named = others.map(({ consumer, kind, file, line }) => `${consumer} (${kind}, ${file}:${line})`);
  return [
    ...(named.length === 0 ? [] : [`Read by ${named.join(', ')}.`]),
    ...(witness === undefined ? [] : [`Example: ${JSON.stringify(witness)}`]),
  ];
}

function junitOf({ id, outcome, summary, findings }: CheckPart): string {
  const failures = findings
    .filter(isCounting)
    .map(
      (finding) =>
        `<failure type="${escapeXml(finding.code)}" message="${escapeXml(finding.message)}">` +
        `${escapeXml([placeOf(finding), ...detailsOf(finding)].join('\n'))}</failure>`,
    );
  const skipped = outcome === 'skipped' ? `<skipped message="${escapeXml(summary)}"/>` : '';
  return `  <testcase classname="busbar check" name="${escapeXml(id)}">${failures.join('')}${skipped}</testcase>`;
}

function annotationsOf(finding: CheckFinding): readonly string[] {
  const { code, severity, message, place, readers = [] } = finding;
  const others = readers.filter(({ file, line }) => file !== place?.file || line !== place.line);
  return [place ?? {}, ...others].map((at) =>
    annotation(severity, at, code, [message, ...detailsOf(finding)].join('\n')),
  );
}
