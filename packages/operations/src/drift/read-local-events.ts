import { EventSourceUnreadableError } from './event-source-unreadable-error.ts';
import type { Sampled } from './observation.ts';

/** Options of {@link readLocalEvents}. */
export interface ReadLocalEventsOptions {
  /** Of a running local cloud: `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** Events of this bus only. @default every bus */
  readonly eventBusName?: string;
  /** Hears how many of the cloud's records are gone: it keeps the last 10,000. @default nobody */
  readonly onGone?: (records: number) => void;
}

interface SpyAnswer {
  readonly last: number;
  readonly records: readonly {
    readonly sequence: number;
    readonly type: string;
    readonly eventBusName?: string;
    readonly event?: unknown;
  }[];
}

/**
 * Reads the events that the buses of a running local cloud have accepted, oldest first.
 *
 * @throws {EventSourceUnreadableError} when no local cloud answers.
 */
export async function* readLocalEvents({
  endpoint,
  eventBusName,
  onGone,
}: ReadLocalEventsOptions): AsyncGenerator<Sampled> {
  const { records } = await readSpy(endpoint);
  const gone = (records[0]?.sequence ?? 1) - 1;
  if (gone > 0) onGone?.(gone);
  for (const { type, event, eventBusName: bus } of records) {
    if (type === 'event-accepted' && (eventBusName === undefined || bus === eventBusName)) yield { event };
  }
}

async function readSpy(endpoint: string): Promise<SpyAnswer> {
  const nextStep = 'Start it with busbar local, and name the endpoint that it prints';
  try {
    const answer = await fetch(new URL('/_busbar/spy', endpoint));
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    const told = (await answer.json()) as Partial<SpyAnswer>;
    if (!Array.isArray(told.records)) throw new Error('it is no local cloud');
    return told as SpyAnswer;
  } catch (cause) {
    const { message, cause: deeper } = cause as Error;
    const reason = deeper instanceof Error ? `${message} (${deeper.message})` : message;
    throw new EventSourceUnreadableError(endpoint, reason, nextStep, cause);
  }
}
