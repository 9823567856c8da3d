import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { limits } from '@busbar/core';
import { sendUntilTaken } from '../send-until-taken.ts';
import type { S3ReplayPlan } from './plan-s3-replay.ts';
import { type RejectedReplayEvent, ReplayRejectedError } from './replay-rejected-error.ts';
import { toReplayedText } from './to-replayed-text.ts';

export interface S3ReplayOptions {
  readonly client: SQSClient;
  readonly plan: S3ReplayPlan;
  /** Stands as `replay-name` in each envelope, as after an EventBridge replay. */
  readonly replayName: string;
  /** The consumer's queue: no other consumer sees the events. */
  readonly queueUrl: string;
}

interface ReplayMessage {
  readonly eventId: string;
  readonly body: string;
}

/**
 * Sends a plan's events to a consumer's queue, in the plan's order, in batches of 10 and 1 MiB. Rejected messages
 * alone are sent again, unless SQS says that the fault is the message's.
 *
 * @returns how many messages the queue has taken: all of the plan.
 * @throws {ReplayRejectedError} when a message is still rejected after 10 attempts; no later batch is sent then.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
export async function runS3Replay({ client, plan, replayName, queueUrl }: S3ReplayOptions): Promise<number> {
  const messages = plan.events.map(({ eventId, text }) => ({
    eventId,
    body: toReplayedText(text, replayName),
  }));
  let sent = 0;
  for (const batch of packBatches(messages)) {
    const rejected = await sendBatch(client, queueUrl, batch);
    sent += batch.length - rejected.length;
    if (rejected.length > 0) {
      throw new ReplayRejectedError({ replayName, queueUrl, sent, planned: messages.length, rejected });
    }
  }
  return sent;
}

async function sendBatch(
  client: SQSClient,
  queueUrl: string,
  batch: readonly ReplayMessage[],
): Promise<readonly RejectedReplayEvent[]> {
  const refused: RejectedReplayEvent[] = [];
  const errorCodes = new Map<ReplayMessage, string>();
  const left = await sendUntilTaken(batch, async (messages) => {
    const entries = messages.map(({ body }, index) => ({ Id: String(index), MessageBody: body }));
    const { Failed: failed = [] } = await client.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }),
    );
    const again: ReplayMessage[] = [];
    for (const { Id: id, Code: errorCode = 'unknown', SenderFault: isSenderFault } of failed) {
      const message = messages[Number(id)]!;
      errorCodes.set(message, errorCode);
      if (isSenderFault) refused.push({ eventId: message.eventId, errorCode });
      else again.push(message);
    }
    return again;
  });
  return [
    ...refused,
    ...left.map((message) => ({ eventId: message.eventId, errorCode: errorCodes.get(message)! })),
  ];
}

function packBatches(messages: readonly ReplayMessage[]): readonly (readonly ReplayMessage[])[] {
  const batches: ReplayMessage[][] = [];
  let sizeBytes = 0;
  for (const message of messages) {
    const bodyBytes = Buffer.byteLength(message.body);
    const current = batches.at(-1);
    const fits =
      current !== undefined &&
      current.length < limits.sqs.batchEntries &&
      sizeBytes + bodyBytes <= limits.sqs.messageBytes;
    if (fits) current.push(message);
    else batches.push([message]);
    sizeBytes = fits ? sizeBytes + bodyBytes : bodyBytes;
  }
  return batches;
}
