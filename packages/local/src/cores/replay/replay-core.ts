import { limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import type { ArchiveCore } from '../archive/archive-core.ts';
import type { BusEvent } from '../event-bus/bus-event.ts';
import { parseEventsArn, replayArn } from '../event-bus/event-bus-arns.ts';
import { alreadyExists, invalid, limitExceeded, resourceNotFound } from '../event-bus/event-bus-errors.ts';
import type { EventBusRegistry } from '../event-bus/event-bus-registry.ts';
import type { RuleRegistry } from '../event-bus/rule-registry.ts';
import { planReplaySlices, shuffle } from './replay-slices.ts';

/** States of a replay. */
export const replayStates = [
  'STARTING',
  'RUNNING',
  'CANCELLING',
  'COMPLETED',
  'CANCELLED',
  'FAILED',
] as const;
export type ReplayState = (typeof replayStates)[number];

/** What StartReplay is given. */
export interface ReplayRequest {
  readonly name: string;
  readonly description?: string;
  /** ARN of the archive. */
  readonly eventSourceArn: string;
  /** Times of events, epoch ms, both included. */
  readonly startMs: number;
  readonly endMs: number;
  /** ARN of the bus that the archive is of. */
  readonly destinationArn: string;
  /** ARNs of the rules that get the events. @default every rule of the bus */
  readonly filterArns?: readonly string[];
}

/** A replay as it is stored. */
export interface ReplayRecord extends ReplayRequest {
  readonly arn: string;
  readonly archiveName: string;
  readonly state: ReplayState;
  readonly stateReason?: string;
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
  /** Time of the latest event that was replayed, epoch ms. */
  readonly lastReplayedMs?: number;
}

/** The replays of one cloud. */
export interface ReplayCore {
  /** @throws {AwsError} ResourceNotFoundException */
  describe(name: string): ReplayRecord;
  /** Sorted by name. */
  list(): readonly ReplayRecord[];
  /** Starts a replay that goes on by itself, as noted work. @throws {AwsError} with AWS's code and wording. */
  start(request: ReplayRequest): ReplayRecord;
  /** @throws {AwsError} ResourceNotFoundException, IllegalStatusException */
  cancel(name: string): ReplayRecord;
  /** Goes on with the replays that an earlier run left unfinished. */
  resume(): void;
  /** Forgets every replay; one that runs ends. */
  forget(): void;
}

export interface ReplayCoreOptions {
  readonly buses: EventBusRegistry;
  readonly rules: RuleRegistry;
  readonly archives: ArchiveCore;
  /** Puts an event on a bus again, for the rules with these ARNs only. */
  readonly route: (eventBusName: string, event: BusEvent, filterArns: readonly string[] | undefined) => void;
}

/** Events that are put on the bus before other work gets its turn. */
const EVENTS_PER_TURN = 100;

const isActive = ({ state }: ReplayRecord) => state === 'STARTING' || state === 'RUNNING';

/** Lets everything else that waits have its turn. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Creates the replays on a cloud's store. */
export function createReplayCore(
  cloud: CloudContext,
  { buses, rules, archives, route }: ReplayCoreOptions,
): ReplayCore {
  const replays = cloud.store.collection<ReplayRecord>('events.replays');
  /** Grows when every replay is forgotten: a run of before is over, though another of its name may have begun. */
  let generation = 0;

  const get = (name: string) => {
    const replay = replays.get(name);
    if (replay === undefined) throw resourceNotFound(`Replay ${name} does not exist.`);
    return replay;
  };
  const change = (name: string, changes: Partial<ReplayRecord>) => {
    const replay = { ...get(name), ...changes };
    replays.set(name, replay);
    return replay;
  };
  const busOf = ({ destinationArn }: ReplayRequest) => {
    const arn = parseEventsArn(cloud, destinationArn);
    if (arn?.kind !== 'event-bus') {
      throw invalid('Parameter Destination.Arn is not valid. Reason: Must contain an event bus ARN.');
    }
    return buses.get(arn.name);
  };

  const check = (request: ReplayRequest): string => {
    const bus = busOf(request);
    const archiveName = request.eventSourceArn.slice(request.eventSourceArn.lastIndexOf('/') + 1);
    const source = parseEventsArn(cloud, request.eventSourceArn);
    if (source?.kind !== 'archive' || !archives.has(source.name)) {
      throw invalid(`Parameter EventSourceArn is not valid. Reason: Archive ${archiveName} does not exist.`);
    }
    if (archives.describe(archiveName).eventSourceArn !== bus.arn) {
      throw invalid(
        'Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.',
      );
    }
    if (request.endMs <= request.startMs) {
      throw invalid(
        'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
      );
    }
    const known = new Set(rules.list(bus.name).map(({ arn }) => arn));
    const stranger = request.filterArns?.find((arn) => !known.has(arn));
    if (stranger !== undefined) {
      throw invalid(
        `Parameter Destination.FilterArns is not valid. Reason: Rule ${stranger} does not exist on EventBus ${bus.name}.`,
      );
    }
    if (replays.has(request.name)) throw alreadyExists(`Replay ${request.name}`);
    const active = [...replays.values()].filter(isActive).length;
    if (active >= limits.archive.concurrentReplays) throw limitExceeded();
    return archiveName;
  };

  /** Puts the events of one slice on the bus. @returns false when the replay was cancelled meanwhile. */
  const replaySlice = async (
    replay: ReplayRecord,
    keys: readonly string[],
    isForgotten: () => boolean,
  ): Promise<boolean> => {
    const bus = busOf(replay);
    for (let first = 0; first < keys.length; first += EVENTS_PER_TURN) {
      if (isForgotten() || !isActive(get(replay.name))) return false;
      for (const key of keys.slice(first, first + EVENTS_PER_TURN)) {
        const event = archives.event(replay.archiveName, key);
        if (event === undefined) continue;
        const again = toReplayedEvent(event, replay.name, cloud.clock.now());
        route(bus.name, again, replay.filterArns?.length ? replay.filterArns : undefined);
      }
      await turn();
    }
    return true;
  };

  const run = async (name: string, isForgotten: () => boolean): Promise<void> => {
    await turn();
    if (!isForgotten() && isActive(get(name))) {
      const replay = change(name, { state: 'RUNNING' });
      const fromMs = replay.lastReplayedMs === undefined ? replay.startMs : replay.lastReplayedMs + 1;
      const events = archives
        .eventsBetween(replay.archiveName, replay.startMs, replay.endMs)
        .map(({ key, event: { timeMs } }) => ({ key, timeMs }))
        .filter(({ timeMs }) => timeMs >= fromMs);
      for (const { keys, lastMs } of planReplaySlices(events, replay.startMs, limits.archive.replaySliceMs)) {
        if (!(await replaySlice(replay, shuffle(keys, cloud.random), isForgotten))) break;
        change(name, { lastReplayedMs: lastMs });
      }
    }
    if (isForgotten()) return;
    const state = get(name).state === 'CANCELLING' ? 'CANCELLED' : 'COMPLETED';
    change(name, { state, endedAtMs: cloud.clock.now() });
  };
  const runAsWork = (name: string) => {
    const begunIn = generation;
    const isForgotten = () => generation !== begunIn;
    const work = run(name, isForgotten).catch((error: unknown) => {
      if (isForgotten()) return;
      const stateReason = error instanceof Error ? error.message : String(error);
      change(name, { state: 'FAILED', stateReason, endedAtMs: cloud.clock.now() });
    });
    void cloud.work.track(work);
  };

  return {
    describe: get,
    list: () => [...replays.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    start(request) {
      const archiveName = check(request);
      const replay: ReplayRecord = {
        ...request,
        arn: replayArn(cloud, request.name),
        archiveName,
        state: 'STARTING',
        startedAtMs: cloud.clock.now(),
      };
      replays.set(request.name, replay);
      runAsWork(request.name);
      return replay;
    },
    cancel(name) {
      if (!isActive(get(name))) {
        throw new AwsError(
          'IllegalStatusException',
          `Replay ${name} is not in a valid state for this operation.`,
        );
      }
      return change(name, { state: 'CANCELLING' });
    },
    resume() {
      for (const { name, state, endedAtMs } of [...replays.values()]) {
        if (endedAtMs === undefined && state !== 'COMPLETED') runAsWork(name);
      }
    },
    forget() {
      generation += 1;
      for (const { name } of [...replays.values()]) replays.delete(name);
    },
  };
}

/** The archived event with the replay's name. Trace headers are not replayed; retries count from the replay on. */
function toReplayedEvent(
  { traceHeader: _, ...event }: BusEvent,
  replayName: string,
  nowMs: number,
): BusEvent {
  return { ...event, replayName, ingestedAtMs: nowMs };
}
