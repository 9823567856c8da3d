import { BusbarError } from '@busbar/core';

/** A replay ended without having delivered all its events. */
export class ReplayFailedError extends BusbarError {
  readonly code = 'REPLAY_FAILED';
  readonly replayName: string;
  /** State in which it ended, as EventBridge names it. */
  readonly state: string;

  constructor(replayName: string, state: string, reason = 'no reason was given') {
    super(
      `Failed to replay "${replayName}": it ended as ${state} (${reason}). ` +
        'Start it again under another name: consumers absorb what they have handled already.',
      { retry: 'later' },
    );
    this.replayName = replayName;
    this.state = state;
  }
}
