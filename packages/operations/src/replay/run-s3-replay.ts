import { limits } from '@busbar/core';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import pRetry from 'p-retry';
import { toReplayedText } from './to-replayed-text.ts';
import type { S3ReplayPlan } from './plan-s3-replay.ts';

export interface S3ReplayOptions {
  readonly client: SQSClient;
  readonly plan: S3ReplayPlan;
  /** Stands as `replay-name` in each envelope, as after an EventBridge replay. */
  readonly replayName: string;
  /** The consumer's queue: no other consumer sees the events. */
  readonly queueUrl: string;
}

/**
 * Sends a plan's events to a consumer's queue, in the plan's order. Rejected messages alone are sent again.
 *
 * @returns how many messages the queue has accepted: all of the plan.
 * @throws the last error of SQS when a message is still rejected after 10 tries.
 */
export async function runS3Replay({ client, plan, replayName, queueUrl }: S3ReplayOptions): Promise<number> {
  let sent = 0;
  for (const batch of packBatches(plan.events.map(({ text }) => toReplayedText(text, replayName)))) {
    let entries = batch.map((body, index) => ({ Id: String(index), MessageBody: body }));
    await pRetry(async () => {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }),
      );
      const rejected = new Set(Failed.map(({ Id }) => Id));
      sent += entries.length - rejected.size;
      entries = entries.filter(({ Id }) => rejected.has(Id));
      if (entries.length > 0)
        throw new Error(`SQS rejected ${entries.length} messages: ${Failed[0]?.Message}`);
    });
  }
  return sent;
}

function packBatches(bodies: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let sizeBytes = Number.POSITIVE_INFINITY;
  for (const body of bodies) {
    const bodyBytes = Buffer.byteLength(body);
    const current = batches.at(-1);
    if (
      current === undefined ||
      current.length === limits.sqs.batchEntries ||
      sizeBytes + bodyBytes > limits.sqs.messageBytes
    ) {
      batches.push([body]);
      sizeBytes = bodyBytes;
    } else {
      current.push(body);
      sizeBytes += bodyBytes;
    }
  }
  return batches;
}
