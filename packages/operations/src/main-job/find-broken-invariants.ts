import { isDeepStrictEqual } from 'node:util';
import type { TotalsByCountry } from '../retail/country-totals.ts';
import type { MainJobReport } from './main-job-report.ts';

/** What the report must agree with, counted past the bus. */
export interface ExpectedOutcome {
  readonly poisonEventId: string;
  /** Name of the dead-letter queue in which the poison event ends. */
  readonly poisonQueue: string;
  /** Lines of the CSV that belong to accepted invoices. */
  readonly acceptedLines: number;
  /** Totals computed straight from the accepted invoices. */
  readonly totals: TotalsByCountry;
  /** Published entries by the subscription that takes them. */
  readonly routed: Readonly<Record<string, number>>;
  /** Effects by subscription, counted in the consumers' own tables; `handled` counts idempotency records. */
  readonly effects: Readonly<Record<string, number>>;
  /**
   * How often each consumer says that it handled an event, each time counted: an effect that takes place again leaves
   * the same item, and shows only here. Fewer times than events where a function died after its effect.
   */
  readonly timesHandled: Readonly<Record<string, number>>;
  /** Digest of the notifications before and after the replays. */
  readonly notificationsDigest: { readonly before: string; readonly after: string };
  /** Events that no target took and no dead-letter queue kept. */
  readonly lost: number;
}

type Facts = Omit<MainJobReport, 'verdict' | 'brokenInvariants' | 'timingsMs'>;

/** Names every invariant that does not hold, with both sides of it. An empty list is a run that lost nothing. */
export function findBrokenInvariants(report: Facts, expected: ExpectedOutcome): readonly string[] {
  const {
    input,
    accepted,
    refused,
    published,
    poison,
    handled,
    routed,
    archived,
    replayed,
    readModelDigest,
  } = report;
  const acceptedCount = accepted.placed + accepted.cancelled;
  const refusedLines = new Set(refused.flatMap(({ lines }) => lines)).size;
  const projection = handled['order-projection'] ?? 0;
  const distinct = acceptedCount + poison;
  const broken: string[] = [];
  const mustEqual = (fact: string, actual: unknown, wanted: unknown) => {
    if (isDeepStrictEqual(actual, wanted)) return;
    broken.push(`${fact}: ${JSON.stringify(actual)} ≠ ${JSON.stringify(wanted)}`);
  };

  mustEqual('accepted + refused lines = input lines', expected.acceptedLines + refusedLines, input.lines);
  mustEqual(
    'accepted + refused invoices = input invoices',
    acceptedCount + refused.filter(({ invoice }) => invoice !== null).length,
    input.invoices,
  );
  mustEqual('published = accepted + published twice + poison', published, distinct + report.publishedTwice);
  for (const [consumer, entries] of Object.entries(expected.routed)) {
    mustEqual(`routed to ${consumer} = published of what it takes`, routed[consumer], entries);
  }
  mustEqual('accepted + poison = handled + dead-lettered', distinct, projection + report.deadLettered.length);
  for (const [consumer, effects] of Object.entries(expected.effects)) {
    mustEqual(`effects of ${consumer} = events it handled`, effects, handled[consumer]);
  }
  for (const [consumer, times] of Object.entries(expected.timesHandled)) {
    const events = handled[consumer] ?? 0;
    if (times > events) broken.push(`events of ${consumer} handled once each: ${times} times > ${events}`);
  }
  mustEqual('notifications = orders placed, each once', report.notifications, accepted.placed + poison);
  mustEqual(
    'dead letters = the poison event alone',
    report.deadLettered.map(({ queue, eventId }) => ({ queue, eventId })),
    [{ queue: expected.poisonQueue, eventId: expected.poisonEventId }],
  );
  mustEqual('events lost', expected.lost, 0);
  mustEqual('totals of the read model = totals of the CSV', report.totals, expected.totals);
  mustEqual('EventBridge archive = published', archived.eventBridge, published);
  mustEqual('S3 archive = published', archived.s3, published);
  mustEqual('EventBridge replay delivered the archive', replayed.eventBridge, published);
  mustEqual('S3 replay delivered the archive', replayed.s3, published);
  mustEqual(
    'read model after EventBridge replay',
    readModelDigest.afterEventBridgeReplay,
    readModelDigest.before,
  );
  mustEqual('read model after S3 replay', readModelDigest.afterS3Replay, readModelDigest.before);
  mustEqual(
    'notifications after both replays',
    expected.notificationsDigest.after,
    expected.notificationsDigest.before,
  );
  if (report.duplicatesAbsorbed < report.publishedTwice) {
    broken.push(
      `duplicates absorbed ≥ published twice: ${report.duplicatesAbsorbed} < ${report.publishedTwice}`,
    );
  }
  return broken;
}
