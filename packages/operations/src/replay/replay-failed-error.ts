import { BusbarError } from '@busbar/core';

/** A replay of an EventBridge archive ended without having delivered all its events. */
export class ReplayFailedError extends BusbarError {
  readonly code = 'REPLAY_FAILED';
  readonly replayName: string;
  /** State in which it ended, as EventBridge names it. */
  readonly state: string;

  constructor(replayName: string, state: string, reason = 'no reason was given') {
    super(
      `Failed to replay "${replayName}": it ended as ${state} (${reason}). ` +
        'Start it again under another name: every event is delivered anew.',
      { retry: 'later' },
    );
    this.replayName = replayName;
    this.state = state;
  }
}
