import type { DriftFinding, DriftRate, DriftReport, ProposalVerdict } from '@busbar/operations/drift';
import Table from 'cli-table3';
import type { SchemasDriftFlags } from './schemas-drift-flags.ts';
import { counted } from '../../report/counted.ts';

/** No colours and no lines between rows: the output is read in logs too. */
const plain = {
  style: { head: [], border: [] },
  chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
};

/** Renders a report in each of the forms of `busbar schemas drift`. */
export const renderDrift: Readonly<Record<SchemasDriftFlags['format'], (report: DriftReport) => string>> = {
  text: (report) =>
    [
      ...(report.schemas === undefined && report.versions.length > 0 ? [renderRates(report)] : []),
      ...renderFindings(report.findings),
      ...renderUnreadable(report),
      ...renderProposal(report),
      renderVerdict(report),
    ].join('\n'),
  json: (report) => JSON.stringify(report, null, 2),
};

/** Names come from events, and whoever publishes them should not write to a terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}

function renderRates({ versions }: DriftReport): string {
  const table = new Table({
    head: ['event', 'events', 'violating', 'with undeclared fields'],
    ...plain,
    colAligns: ['left', 'right', 'right', 'right'],
  });
  const row = (name: string, { events, violating, undeclared }: DriftRate) =>
    table.push([printable(name), events, share(violating, events), share(undeclared, events)]);
  for (const version of versions) {
    row(`${version.detailType} v${version.major}`, version);
    for (const [revision, rate] of Object.entries(version.revisions)) row(`  version ${revision}`, rate);
    for (const [producer, rate] of Object.entries(version.producers)) row(`  by ${producer}`, rate);
  }
  return table.toString();
}

function share(count: number, of: number): string {
  return count === 0 ? '0' : `${count} (${((100 * count) / of).toFixed(1)} %)`;
}

function renderFindings(findings: readonly DriftFinding[]): readonly string[] {
  const groups = Map.groupBy(findings, ({ detailType, major }) =>
    major === undefined ? '' : `${detailType} v${major}`,
  );
  return [...groups].map(([title, members]) => {
    const table = new Table({
      head: title === '' ? ['', 'events', ''] : ['', 'place', title],
      ...plain,
      colWidths: [null, null, 72],
      wordWrap: true,
    });
    for (const { code, severity, detailType, pointer, message } of members) {
      const place = title === '' ? detailType : pointer === '' ? 'the data' : pointer;
      table.push([severity === 'hint' ? `(${code})` : code, printable(place), printable(message)]);
    }
    return table.toString();
  });
}

function renderUnreadable({ unreadable, unreadableCount }: DriftReport): readonly string[] {
  if (unreadableCount === 0) return [];
  const shown = unreadable.slice(0, 10).map(({ where, reason }) => `  ${printable(where)}: ${reason}`);
  const more = unreadableCount - shown.length;
  return [`${unreadableCount} unreadable:`, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])];
}

function renderProposal({ proposal: { patch, verdicts, unanswered } }: DriftReport): readonly string[] {
  const left = unanswered.map(({ finding: { code, detailType, major, pointer }, reason }) =>
    printable(`  ${code} ${detailType} v${major} ${pointer || 'the data'}: ${reason}`),
  );
  return [
    ...(patch === '' ? [] : ['Proposed change:', patch.trimEnd(), ...verdicts.flatMap(renderStep)]),
    ...(left.length === 0 ? [] : ['Left to you:', ...left]),
  ];
}

function renderStep({ detailType, major, verdict, step, mode, profile, findings }: ProposalVerdict) {
  const steps = {
    minor: 'a minor version',
    major: 'a new major version',
    none: 'no version, it is a draft',
  };
  return [
    `${detailType} v${major}: ${verdict} by ${mode} (${profile}), ${steps[step]}`,
    ...findings.map(({ code, message, hurts: { consumers, version } }) => {
      const hurt =
        consumers === 'upgraded' ? 'consumers that read by the change' : `consumers that read by ${version}`;
      return `  ${code}: ${message} Hurts ${hurt}.`;
    }),
  ];
}

function renderVerdict({ verdict, events, copies, schemas, findings }: DriftReport): string {
  const drifting = findings.filter(({ severity }) => severity === 'drift').length;
  const compared =
    schemas === undefined
      ? `${counted(events, 'event')} compared${copies === 0 ? '' : `, ${counted(copies, 'copy', 'copies')} left out`}`
      : `${counted(schemas, 'discovered schema')} compared`;
  const found = `${counted(drifting, 'finding')}, ${counted(findings.length - drifting, 'hint')}`;
  return `${verdict === 'none' ? 'no drift' : 'drift'}: ${compared}, ${found}`;
}
