import type { ReplayRecord } from '../../cores/replay/replay-core.ts';

/** Shows a replay as ListReplays does. */
export function toReplayEntry(replay: ReplayRecord) {
  return {
    ReplayName: replay.name,
    EventSourceArn: replay.eventSourceArn,
    State: replay.state,
    ...(replay.stateReason !== undefined && { StateReason: replay.stateReason }),
    EventStartTime: new Date(replay.startMs),
    EventEndTime: new Date(replay.endMs),
    ...(replay.lastReplayedMs !== undefined && { EventLastReplayedTime: new Date(replay.lastReplayedMs) }),
    ReplayStartTime: new Date(replay.startedAtMs),
    ...(replay.endedAtMs !== undefined && { ReplayEndTime: new Date(replay.endedAtMs) }),
  };
}
