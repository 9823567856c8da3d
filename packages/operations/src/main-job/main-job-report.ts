import type { TotalsByCountry } from '../retail/country-totals.ts';
import type { RefusedInvoice } from './refused-invoice.ts';

/** A dead letter of the run, once for each event and queue. */
export interface ReportedDeadLetter {
  /** Name of the dead-letter queue. */
  readonly queue: string;
  readonly eventId: string;
  /** The consumer's own error. */
  readonly reason: string;
  /** Messages in the queue: each replay dead-letters a poison event anew. */
  readonly messages: number;
}

/** What the main job did: the JSON of `busbar demo --json`. */
export interface MainJobReport {
  readonly seed: number;
  readonly input: { readonly lines: number; readonly invoices: number; readonly malformed: number };
  readonly accepted: { readonly placed: number; readonly cancelled: number };
  readonly refused: readonly RefusedInvoice[];
  /** Entries that the bus accepted: the accepted orders, those published twice, and the poison event. */
  readonly published: number;
  readonly publishedTwice: number;
  readonly poison: number;
  /** Matches by subscription. */
  readonly routed: Readonly<Record<string, number>>;
  /** Distinct events that took effect, by subscription. */
  readonly handled: Readonly<Record<string, number>>;
  readonly duplicatesAbsorbed: number;
  /** Deliveries of a message beyond its first. */
  readonly retried: number;
  readonly faultsInjected: number;
  readonly deadLettered: readonly ReportedDeadLetter[];
  /** Events in each archive. */
  readonly archived: { readonly eventBridge: number; readonly s3: number };
  /** Events that each replay delivered to the projection. */
  readonly replayed: { readonly eventBridge: number; readonly s3: number };
  readonly notifications: number;
  readonly totals: TotalsByCountry;
  readonly readModelDigest: {
    readonly before: string;
    readonly afterEventBridgeReplay: string;
    readonly afterS3Replay: string;
  };
  readonly timingsMs: Readonly<Record<string, number>>;
  /** `ok` when no invariant is broken. */
  readonly verdict: 'ok' | 'broken';
  /** Every broken invariant with both of its sides; empty when the verdict is `ok`. */
  readonly brokenInvariants: readonly string[];
}
