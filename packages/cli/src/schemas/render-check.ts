import type {
  CompatibilityFinding,
  ContractCheck,
  ContractsCheckReport,
  NewVersion,
} from '@busbar/events-schema/compatibility';
import { renderFinding, renderHurt } from './render-finding.ts';
import type { SchemasCheckFlags } from './schemas-check-flags.ts';

type Render = (report: ContractsCheckReport, contractsDir: string) => string;

/** Renders a report in each of the forms of `busbar schemas check`. */
export const renderCheck: Readonly<Record<SchemasCheckFlags['format'], Render>> = {
  text: (report) =>
    [
      ...report.problems.map(({ file, pointer, reason, fix }) => `${file}#${pointer}: ${reason}. ${fix}.`),
      ...report.removed.map((file) => `✗ ${file}: the version was removed`),
      ...report.checks.map(textOf),
      ...report.added.map((added) => `+ ${newTitleOf(added)}: new, nothing to compare it with`),
      ...report.drafts.map((detailType) => `- ${detailType}: skipped (draft)`),
      `${report.verdict}: ${report.checks.length} versions compared, ${countingFindings(report).length} findings`,
    ].join('\n'),

  json: (report) => JSON.stringify(report, null, 2),

  junit: (report) => {
    const cases = report.checks.map((check) => {
      const failing = check.findings.filter(({ accepted }) => !accepted);
      const failures = failing.map(
        (finding) =>
          `<failure type="${escaped(finding.code)}" message="${escaped(finding.message)}">${escaped(renderHurt(finding))}</failure>`,
      );
      return `  <testcase classname="${escaped(check.file)}" name="${escaped(titleOf(check))}">${failures.join('')}</testcase>`;
    });
    const others = [
      ...report.removed.map((file) => ({ file, message: 'the version was removed' })),
      ...report.problems.map(({ file, reason }) => ({ file, message: reason })),
    ].map(
      ({ file, message }) =>
        `  <testcase classname="${escaped(file)}" name="${escaped(file)}"><failure message="${escaped(message)}"/></testcase>`,
    );
    const skipped = [
      ...report.added.map((added) => ({ file: added.file, title: newTitleOf(added), message: 'new' })),
      ...report.drafts.map((detailType) => ({ file: detailType, title: detailType, message: 'draft' })),
    ].map(
      ({ file, title, message }) =>
        `  <testcase classname="${escaped(file)}" name="${escaped(title)}"><skipped message="${message}"/></testcase>`,
    );
    const failed = report.checks.filter(({ verdict }) => verdict !== 'compatible').length + others.length;
    const tests = cases.length + others.length + skipped.length;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuite name="busbar schemas check" tests="${tests}" failures="${failed}" skipped="${skipped.length}">`,
      ...cases,
      ...others,
      ...skipped,
      '</testsuite>',
    ].join('\n');
  },

  github: (report, contractsDir) => {
    const annotation = (file: string, title: string, message: string) =>
      `::error file=${property(`${contractsDir}/${file}`)},title=${property(title)}::${data(message)}`;
    return [
      ...report.problems.map(({ file, reason, fix }) =>
        annotation(file, 'Wrong contract', `${reason}. ${fix}.`),
      ),
      ...report.removed.map((file) => annotation(file, 'VERSION_REMOVED', 'The version was removed.')),
      ...report.checks.flatMap(({ file, findings }) =>
        findings
          .filter(({ accepted }) => !accepted)
          .map((finding) => annotation(file, finding.code, `${finding.message}\n${renderHurt(finding)}`)),
      ),
    ].join('\n');
  },
};

function countingFindings({ checks }: ContractsCheckReport): readonly CompatibilityFinding[] {
  return checks.flatMap(({ findings }) => findings.filter(({ accepted }) => !accepted));
}

function titleOf({ detailType, major, mode, profile }: ContractCheck): string {
  return `${detailType} v${major} ${mode} (${profile})`;
}

function newTitleOf({ detailType, major }: NewVersion): string {
  return `${detailType} v${major}`;
}

function textOf(check: ContractCheck): string {
  const mark = check.verdict === 'compatible' ? '✓' : '✗';
  const lines = check.findings.map((finding) => renderFinding(check.detailType, finding));
  return [`${mark} ${titleOf(check)}: ${check.verdict}${nextOf(check)}`, ...lines].join('\n');
}

function nextOf({ next }: ContractCheck): string {
  return next === undefined ? '' : `; next: ${next.major}.${next.minor} (${next.step})`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\r -\uFFFD]/g, '\uFFFD');
}

/** @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
