import { BusbarError } from '@busbar/core';

/** An event that a queue did not take. */
export interface RejectedReplayEvent {
  /** EventBridge's own id. */
  readonly eventId: string;
  /** SQS's code, `InternalError`. */
  readonly errorCode: string;
}

export interface ReplayRejectedFacts {
  readonly replayName: string;
  readonly queueUrl: string;
  /** Events of the plan that the queue has taken. */
  readonly sent: number;
  /** Events of the plan. */
  readonly planned: number;
  readonly rejected: readonly RejectedReplayEvent[];
}

/** A queue did not take every event of a replay from the S3 archive. No later batch was sent. */
export class ReplayRejectedError extends BusbarError {
  readonly code = 'REPLAY_REJECTED';
  readonly replayName: string;
  readonly queueUrl: string;
  readonly sent: number;
  readonly planned: number;
  readonly rejected: readonly RejectedReplayEvent[];

  constructor({ replayName, queueUrl, sent, planned, rejected }: ReplayRejectedFacts) {
    const codes = [...new Set(rejected.map(({ errorCode }) => errorCode))].join(', ');
    super(
      `Failed to send replay "${replayName}" to queue "${queueUrl}": ${rejected.length} events were rejected ` +
        `(${codes}), ${sent} of ${planned} were taken. Run it again under the same name: consumers absorb what they ` +
        'have handled under it.',
      { retry: 'later' },
    );
    this.replayName = replayName;
    this.queueUrl = queueUrl;
    this.sent = sent;
    this.planned = planned;
    this.rejected = rejected;
  }
}
