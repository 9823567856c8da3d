import { safeParseEventBridgeEvent, toMajor } from '@busbar/events-schema';
import type { DriftContracts } from './drift-contract.ts';
import type { Observation, Sampled, Stranger, StrangerReason, Unreadable } from './observation.ts';
import { createVersionObserver, type VersionObserver } from './observe-version.ts';

/** Ids that are remembered, to tell copies of one event. */
const keptIds = 200_000;
/** Longest name or id that is kept, in characters: AWS's own are shorter. */
const longestName = 256;
/** Names of strangers that are counted one by one, for each reason. */
const keptStrangers = 200;
/** Unreadable pieces that are named. */
const keptUnreadable = 100;

/**
 * Adds up events, one after the other, in memory that does not grow with their number. Nothing is dropped: what is of
 * no contract is counted by its name, what is no event by its place in the source.
 *
 * @example
 * ```ts
 * const { versions } = await observeEvents(sampled, toDriftContracts(readContracts(files)));
 * versions[0]?.rate; //=> { events: 1200, violating: 3, undeclared: 40 }
 * ```
 */
export async function observeEvents(
  sampled: AsyncIterable<Sampled> | Iterable<Sampled>,
  contracts: DriftContracts,
): Promise<Observation> {
  const observers = new Map<string, VersionObserver>();
  const strangers = new Map<string, Stranger>();
  const ids = new Set<string>();
  const unreadable: Unreadable[] = [];
  let unreadableCount = 0;
  let events = 0;
  let copies = 0;

  const noteStranger = (reason: StrangerReason, name: string, detailType: string, example: string) => {
    const kept = [...strangers.values()].filter((each) => each.reason === reason).length < keptStrangers;
    const [strange, type] = [name, detailType].map((text) => text.slice(0, longestName));
    const exact = `${reason} ${type} ${strange}`;
    const key = strangers.has(exact) || kept ? exact : `${reason} others`;
    const known = strangers.get(key);
    const named = key === exact ? { name: strange!, detailType: type! } : { name: 'others', detailType: '' };
    strangers.set(key, {
      reason,
      ...named,
      example: example.slice(0, 2 * longestName),
      ...known,
      count: (known?.count ?? 0) + 1,
    });
  };

  for await (const piece of sampled) {
    if ('unreadable' in piece) {
      unreadableCount += 1;
      if (unreadable.length < keptUnreadable) unreadable.push(piece.unreadable);
      continue;
    }
    const envelope = partsOf(piece.event);
    if (envelope === undefined) {
      events += 1;
      noteStranger('no-event', 'no detail-type', '', 'it has no detail-type and no source');
      continue;
    }
    const { id, source, detailType, metadata, data } = envelope;
    if (id !== undefined && ids.has(id)) {
      copies += 1;
      continue;
    }
    if (id !== undefined && id.length <= longestName && ids.size < keptIds) ids.add(id);
    events += 1;

    const parsed = safeParseEventBridgeEvent(piece.event);
    const event = contracts.events.get(detailType);
    if (event === undefined) {
      const reason = parsed.success ? 'unknown-detail-type' : 'foreign';
      noteStranger(reason, detailType, detailType, `source ${source}`);
      continue;
    }
    if (!parsed.success) {
      const { violations } = parsed.error;
      const places = violations.slice(0, 3).map(({ pointer, message }) => `${pointer} ${message}`);
      noteStranger('invalid-envelope', detailType, detailType, places.join('; '));
    }
    if (!event.facts.sources.includes(source)) {
      const allowed = event.facts.sources.join(', ');
      noteStranger('undeclared-source', source, detailType, `the contract allows ${allowed}`);
    }
    // An envelope that is wrong elsewhere may still say of which version its data is.
    const revision = typeof metadata.version === 'string' ? metadata.version : '';
    const major = toMajor(revision);
    if (Number.isNaN(major) || data === undefined) continue;
    const key = `${detailType}@${major}`;
    let observer = observers.get(key);
    if (observer === undefined) {
      const contract = await contracts.version(detailType, major);
      if (contract === undefined) {
        const known = event.versions.map((version) => version.major).join(', ');
        noteStranger('unknown-major', revision, detailType, `the contract has ${known}`);
        continue;
      }
      observer = createVersionObserver(contract);
      observers.set(key, observer);
    }
    observer.add(data, producerOf(metadata.producer), revision);
  }

  const versions = [...observers.values()].map((observer) => observer.observation());
  versions.sort((a, b) => compareTexts(a.detailType, b.detailType) || a.major - b.major);
  return { events, copies, versions, strangers: [...strangers.values()], unreadable, unreadableCount };
}

function partsOf(event: unknown) {
  const envelope = toRecord(event);
  const { id, source, 'detail-type': detailType } = envelope;
  if (typeof detailType !== 'string' || typeof source !== 'string') return undefined;
  const { metadata, data } = toRecord(envelope.detail);
  return {
    id: typeof id === 'string' ? id : undefined,
    source,
    detailType,
    metadata: toRecord(metadata),
    data,
  };
}

function producerOf(producer: unknown): string {
  const { service, version } = toRecord(producer);
  if (typeof service !== 'string') return 'unknown';
  return (typeof version === 'string' ? `${service} ${version}` : service).slice(0, longestName);
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
