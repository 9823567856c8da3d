import {
  DescribeReplayCommand,
  type EventBridgeClient,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { ReplayFailedError } from './replay-failed-error.ts';

export interface EventBridgeReplayOptions {
  readonly client: EventBridgeClient;
  /** 1 to 64 characters, unique in account and region for 90 days. */
  readonly replayName: string;
  readonly archiveArn: string;
  /** The bus that the archive was made of; EventBridge knows no other destination. */
  readonly eventBusArn: string;
  /** Rules that get the events; no rule outside this list does. */
  readonly ruleArns: readonly string[];
  /** Event times from here (included) … */
  readonly from: Date;
  /** … to here (excluded). */
  readonly to: Date;
  /** Waits between two looks at the replay's state. */
  readonly pause: () => Promise<void>;
}

/**
 * Replays an EventBridge archive to the rules named, and waits for its completion. Events come back in 1-minute
 * slices by their time, unordered inside a slice, with `replay-name` in the envelope.
 *
 * @throws {ReplayFailedError} when the replay fails or is cancelled.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
 */
export async function runEventBridgeReplay(options: EventBridgeReplayOptions): Promise<void> {
  const { client, replayName } = options;
  await client.send(
    new StartReplayCommand({
      ReplayName: replayName,
      EventSourceArn: options.archiveArn,
      EventStartTime: options.from,
      EventEndTime: options.to,
      Destination: { Arn: options.eventBusArn, FilterArns: [...options.ruleArns] },
    }),
  );
  for (;;) {
    await options.pause();
    const { State: state, StateReason: reason } = await client.send(
      new DescribeReplayCommand({ ReplayName: replayName }),
    );
    if (state === 'COMPLETED') return;
    if (state !== 'STARTING' && state !== 'RUNNING')
      throw new ReplayFailedError(replayName, String(state), reason);
  }
}
