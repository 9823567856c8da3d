import { limits } from '@busbar/core';
import { queueErrors } from '../../cores/queue/queue-errors.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import type { Input } from './define-queue-action.ts';

/** One entry of a batch, its id checked. */
export interface BatchEntry extends Input {
  readonly Id: string;
}

/** Checks what SQS checks of a batch as a whole. @throws {AwsError} */
export function batchEntries(input: Input, entryType: string): readonly BatchEntry[] {
  const entries = input.Entries;
  if (!Array.isArray(entries) || entries.length === 0) throw queueErrors.emptyBatch(entryType);
  if (entries.length > limits.sqs.batchEntries) {
    throw queueErrors.tooManyEntries(limits.sqs.batchEntries, entries.length);
  }
  const ids = new Set<string>();
  for (const entry of entries as readonly unknown[]) {
    const id = typeof entry === 'object' && entry !== null ? (entry as Input).Id : undefined;
    if (typeof id !== 'string' || !/^[\w-]{1,80}$/.test(id)) throw queueErrors.invalidBatchEntryId();
    if (ids.has(id)) throw queueErrors.batchIdsNotDistinct(id);
    ids.add(id);
  }
  return entries as BatchEntry[];
}

/** Runs each entry by itself: a refused one is reported in `Failed` and the others go on. */
export function runBatch(entries: readonly BatchEntry[], run: (entry: BatchEntry) => object | undefined) {
  const successful: object[] = [];
  const failed: object[] = [];
  for (const entry of entries) {
    try {
      successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code, queryCode, message, statusCode } = error;
      failed.push({ Id: entry.Id, SenderFault: statusCode < 500, Code: queryCode ?? code, Message: message });
    }
  }
  return {
    ...(successful.length > 0 && { Successful: successful }),
    ...(failed.length > 0 && { Failed: failed }),
  };
}
