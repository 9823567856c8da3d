import type { Collection } from '../../state/state-store.ts';

/** How long a deduplication id is remembered, in ms. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html (2026-11-20) */
export const deduplicationIntervalMs = 300_000;

/** What was sent under a deduplication id. */
export interface DeduplicationRecord {
  readonly key: string;
  readonly queueName: string;
  readonly messageId: string;
  readonly ordinal: number;
  readonly untilMs: number;
}

/** Remembers what a FIFO queue was sent in the last 5 minutes. */
export interface Deduplication {
  /** @param scope message group for `messageGroup` scope, '' for `queue`. */
  find(scope: string, deduplicationId: string, nowMs: number): DeduplicationRecord | undefined;
  note(
    scope: string,
    deduplicationId: string,
    sent: { readonly messageId: string; readonly ordinal: number; readonly nowMs: number },
  ): void;
  clear(): void;
}

export function createDeduplication(
  queueName: string,
  stored: Collection<DeduplicationRecord>,
  restored: readonly DeduplicationRecord[] = [],
): Deduplication {
  const records = new Map(restored.map((record) => [record.key, record]));
  const keyOf = (scope: string, id: string) => JSON.stringify([queueName, scope, id]);
  const remove = (key: string) => {
    records.delete(key);
    stored.delete(key);
  };
  const forgetBefore = (nowMs: number) => {
    for (const { key, untilMs } of records.values()) {
      if (untilMs > nowMs) return;
      remove(key);
    }
  };

  return {
    find(scope, deduplicationId, nowMs) {
      forgetBefore(nowMs);
      return records.get(keyOf(scope, deduplicationId));
    },
    note(scope, deduplicationId, { messageId, ordinal, nowMs }) {
      const key = keyOf(scope, deduplicationId);
      const record = { key, queueName, messageId, ordinal, untilMs: nowMs + deduplicationIntervalMs };
      records.set(key, record);
      stored.set(key, record);
    },
    clear() {
      for (const key of [...records.keys()]) remove(key);
    },
  };
}
