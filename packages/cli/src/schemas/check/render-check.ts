import type { ContractCheck, NewVersion, RemovedVersion } from '@busbar/events-schema/compatibility';
import type { FindingWithReaders, ReportWithReaders } from '@busbar/operations/check';
import { annotation } from '../../report/annotation.ts';
import { escapeXml } from '../../report/escape-xml.ts';
import { renderFinding, renderHurt } from '../render-finding.ts';
import type { SchemasCheckFlags } from './schemas-check-flags.ts';
import { counted } from '../../report/counted.ts';

type Render = (report: ReportWithReaders, contractsDir: string) => string;

/** Renders a report in each of the forms of `busbar schemas check`. */
export const renderCheck: Readonly<Record<SchemasCheckFlags['format'], Render>> = {
  text: (report) =>
    [
      ...report.problems.map(({ file, pointer, reason, fix }) => `${file}#${pointer}: ${reason}. ${fix}.`),
      ...report.removed.map((removed) =>
        removed.accepted
          ? `✓ ${removed.file}: ${describeRemoval(removed)} (accepted)`
          : `✗ ${removed.file}: ${describeRemoval(removed)}; ${describeAcceptance(removed)}`,
      ),
      ...report.checks.map(textOf),
      ...report.added.map((added) => `+ ${newTitleOf(added)}: new, nothing to compare it with`),
      ...report.drafts.map((detailType) => `- ${detailType}: skipped (draft)`),
      totalOf(report),
    ].join('\n'),

  json: (report) => JSON.stringify(report, null, 2),

  junit: (report) => {
    const cases = report.checks.map((check) => {
      const failing = check.findings.filter(({ accepted }) => !accepted);
      const failures = failing.map(
        (finding) =>
          `<failure type="${escapeXml(finding.code)}" message="${escapeXml(finding.message)}">${escapeXml(renderHurt(finding))}</failure>`,
      );
      return `  <testcase classname="${escapeXml(check.file)}" name="${escapeXml(titleOf(check))}">${failures.join('')}</testcase>`;
    });
    const others = [
      ...removedCounting(report).map((removed) => ({
        file: removed.file,
        message: `${describeRemoval(removed)}; ${describeAcceptance(removed)}`,
      })),
      ...report.problems.map(({ file, reason }) => ({ file, message: reason })),
    ].map(
      ({ file, message }) =>
        `  <testcase classname="${escapeXml(file)}" name="${escapeXml(file)}"><failure message="${escapeXml(message)}"/></testcase>`,
    );
    const skipped = [
      ...report.added.map((added) => ({ file: added.file, title: newTitleOf(added), message: 'new' })),
      ...report.drafts.map((detailType) => ({ file: detailType, title: detailType, message: 'draft' })),
    ].map(
      ({ file, title, message }) =>
        `  <testcase classname="${escapeXml(file)}" name="${escapeXml(title)}"><skipped message="${message}"/></testcase>`,
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
    const error = (file: string, title: string, message: string, line?: number) =>
      annotation('error', { file, ...(line === undefined ? {} : { line }) }, title, message);
    const inContracts = (file: string, title: string, message: string) =>
      error(`${contractsDir}/${file}`, title, message);
    return [
      ...report.problems.map(({ file, reason, fix }) =>
        inContracts(file, 'Wrong contract', `${reason}. ${fix}.`),
      ),
      ...removedCounting(report).map((removed) =>
        inContracts(
          removed.file,
          removed.code,
          `Since the baseline: ${describeRemoval(removed)}; ${describeAcceptance(removed)}.`,
        ),
      ),
      ...report.checks.flatMap(({ file, findings }) =>
        findings
          .filter(({ accepted }) => !accepted)
          .flatMap((finding) => {
            const message = `${finding.message}\n${renderHurt(finding)}`;
            const readers = finding.hurts.readers.map((reader) =>
              error(reader.file, finding.code, message, reader.line),
            );
            return [inContracts(file, finding.code, message), ...readers];
          }),
      ),
    ].join('\n');
  },
};

function totalOf(report: ReportWithReaders): string {
  const { verdict, checks, problems } = report;
  return problems.length > 0
    ? `${verdict}: nothing was compared while ${counted(problems.length, 'place of the contracts is', 'places of the contracts are')} wrong`
    : `${verdict}: ${counted(checks.length, 'version')} compared, ${counted(countingFindings(report).length + removedCounting(report).length, 'finding')}`;
}

function countingFindings({ checks }: ReportWithReaders): readonly FindingWithReaders[] {
  return checks.flatMap(({ findings }) => findings.filter(({ accepted }) => !accepted));
}

function removedCounting({ removed }: ReportWithReaders): readonly RemovedVersion[] {
  return removed.filter(({ accepted }) => !accepted);
}

function describeRemoval({ code }: RemovedVersion): string {
  return code === 'EVENT_REMOVED' ? 'the version was removed with its event' : 'the version was removed';
}

function describeAcceptance({ detailType, name }: RemovedVersion): string {
  return `if on purpose: --accept "${detailType} ${name}"`;
}

function titleOf({ detailType, major, mode, profile }: Omit<ContractCheck, 'findings'>): string {
  return `${detailType} v${major} ${mode} (${profile})`;
}

function newTitleOf({ detailType, major }: NewVersion): string {
  return `${detailType} v${major}`;
}

function textOf(check: ReportWithReaders['checks'][number]): string {
  const mark = check.verdict === 'compatible' ? '✓' : '✗';
  const lines = check.findings.map((finding) => renderFinding(check.detailType, finding));
  return [`${mark} ${titleOf(check)}: ${check.verdict}${nextOf(check)}`, ...lines].join('\n');
}

function nextOf({ next }: Omit<ContractCheck, 'findings'>): string {
  return next === undefined ? '' : `; next: ${next.major}.${next.minor} (${next.step})`;
}
