import type { MainJobReport } from '@busbar/operations';
import Table from 'cli-table3';

/** No colours and no lines between rows: the output is read in logs too. */
const plain = {
  style: { head: [], border: [] },
  chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
};

/** Most refusal reasons shown; the rejects file has all of them. */
const SHOWN_REASONS = 8;

/** Shows a report as tables, a verdict line last. */
export function renderReport(report: MainJobReport, { rejectsFile }: { rejectsFile: string }): string {
  return [renderFlow(report, rejectsFile), renderCountries(report), renderVerdict(report)].join('\n');
}

function renderVerdict({ verdict, brokenInvariants }: MainJobReport): string {
  if (verdict === 'ok') return 'VERDICT: nothing lost, nothing twice.';
  const facts = brokenInvariants.map((fact) => `  ✗ ${fact}`);
  return [`VERDICT: ${facts.length} broken.`, ...facts].join('\n');
}

function renderFlow(report: MainJobReport, rejectsFile: string): string {
  const { input, accepted, refused, archived, replayed, readModelDigest: digest, timingsMs } = report;
  const table = new Table({ ...plain, colWidths: [22, 80], wordWrap: true });
  const row = (what: string, ...facts: readonly unknown[]) =>
    table.push([what, facts.map(String).join('\n')]);
  row('input', `${input.lines} lines, ${input.invoices} invoices, ${input.malformed} malformed lines`);
  row(
    'accepted',
    `${accepted.placed + accepted.cancelled} (${accepted.placed} placed, ${accepted.cancelled} cancelled)`,
  );
  row(
    'refused',
    refused.length === 0 ? 0 : `${refused.length}, written to ${rejectsFile}`,
    ...countReasons(report),
  );
  row(
    'published',
    `${report.published} (${report.publishedTwice} of them a second time, ${report.poison} poison)`,
  );
  row('routed', ...perConsumer(report.routed));
  row('handled', ...perConsumer(report.handled));
  row('duplicates absorbed', report.duplicatesAbsorbed);
  row(
    'retried',
    `${report.retried} deliveries after ${report.faultsInjected} injected faults and the poison event`,
  );
  row(
    'dead-lettered',
    ...report.deadLettered.map(({ queue, eventId, reason }) => `${eventId} in ${queue}\n${reason}`),
  );
  row('archived', `${archived.eventBridge} in EventBridge, ${archived.s3} in S3`);
  row(
    'replayed',
    `${replayed.eventBridge} from EventBridge, ${replayed.s3} from S3, to order-projection only`,
  );
  row('notifications', `${report.notifications}, none sent again by a replay`);
  row(
    'read model',
    `${digest.before.slice(0, 16)}… before`,
    `${digest.afterEventBridgeReplay.slice(0, 16)}… after the EventBridge replay`,
    `${digest.afterS3Replay.slice(0, 16)}… after the S3 replay`,
  );
  row('timings', ...Object.entries(timingsMs).map(([step, ms]) => `${step} ${ms} ms`));
  return table.toString();
}

function perConsumer(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).map(([name, count]) => `${count} by ${name}`);
}

function countReasons({ refused }: MainJobReport): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reasons } of refused) {
    for (const text of new Set(reasons.map(({ field, reason }) => `${field} ${reason}`))) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([text, count]) => `${count} × ${text}`);
  const more = sorted.length - SHOWN_REASONS;
  return more > 0 ? [...sorted.slice(0, SHOWN_REASONS), `and ${more} more reasons`] : sorted;
}

function renderCountries({ totals }: MainJobReport): string {
  const table = new Table({
    head: ['country', 'orders', 'cancellations', 'gross', 'cancelled', 'net'],
    ...plain,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
  });
  for (const [country, { orders, cancellations, grossPence, cancelledPence }] of Object.entries(totals)) {
    const net = toPounds(grossPence - cancelledPence);
    table.push([country, orders, cancellations, toPounds(grossPence), toPounds(cancelledPence), net]);
  }
  return table.toString();
}

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

function toPounds(pence: number): string {
  return pounds.format(pence / 100);
}
