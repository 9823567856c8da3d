import type { EventDefinition } from './event-definition.ts';
import type { EventDeprecation, EventLifecycle } from './event-lifecycle.ts';
import { UnknownEventVersionError } from './unknown-event-version-error.ts';
import { UpcastError } from './upcast-error.ts';

type DataOf<Definition> = Definition extends EventDefinition<string, number, infer Data> ? Data : never;

/** Event pattern that matches every version of an event. */
export interface FamilyPattern<DetailType extends string = string> {
  readonly 'detail-type': readonly [DetailType];
}

/** Turns data of one major version into data of the next; pure. */
export type Upcaster<From = unknown, To = unknown> = (data: From) => To;

/**
 * All versions of one event contract. Publishing through a family takes the latest version; consuming through it
 * gives data of the latest version, whatever version was published.
 *
 * @example
 * ```ts
 * orders.OrderPlaced.upcast(dataOfVersion1, 1).totalPence; //=> 1530
 * orders.OrderPlaced.pattern; //=> { 'detail-type': ['orders.OrderPlaced'] }
 * ```
 */
export interface EventFamily<
  DetailType extends string = string,
  Latest extends EventDefinition = EventDefinition,
  Versions extends readonly EventDefinition[] = readonly EventDefinition[],
> {
  readonly detailType: DetailType;
  readonly domain: string;
  readonly name: string;
  /** What has happened, in one sentence. */
  readonly description: string;
  /** Team that answers for the contract. */
  readonly owner: string;
  readonly sources: readonly string[];
  /** `draft` cannot be published; `deprecated` can, and `deprecation` says what to use instead. */
  readonly lifecycle: EventLifecycle;
  /** Present exactly when `lifecycle` is `deprecated`. */
  readonly deprecation?: EventDeprecation;
  readonly latest: Latest;
  /** Every major version, oldest first. */
  readonly versions: Versions;
  readonly pattern: FamilyPattern<DetailType>;
  /**
   * Checks data of an older (or the latest) major version and brings it to the latest, one version at a time.
   *
   * @throws UnknownEventVersionError when the contracts hold no such major version.
   * @throws ContractViolationError when the data breaks the version that it claims to be.
   * @throws UpcastError when an upcaster throws or makes data that the next version refuses.
   */
  upcast(data: unknown, fromMajor: number): DataOf<Latest>;
  /** Copies data of the latest version for a log, as `latest.redact` does. */
  redact(data: unknown): unknown;
}

export interface EventFamilyParts<
  DetailType extends string,
  Versions extends readonly [...EventDefinition[], EventDefinition<DetailType>],
> {
  readonly detailType: DetailType;
  readonly description: string;
  readonly owner: string;
  readonly sources: readonly string[];
  readonly versions: Versions;
  /** `upcasters[i]` takes data of `versions[i]` to data of `versions[i + 1]`. */
  readonly upcasters: UpcasterChain<Versions>;
}

/** One upcaster between each two neighbours of a list of versions. */
export type UpcasterChain<Versions extends readonly unknown[]> = Versions extends readonly [
  infer From,
  infer To,
  ...infer Newer,
]
  ? readonly [Upcaster<DataOf<From>, DataOf<To>>, ...UpcasterChain<[To, ...Newer]>]
  : readonly [];

type LastOf<Versions extends readonly unknown[]> = Versions extends readonly [...unknown[], infer Last]
  ? Last
  : never;

type ByMajor<Versions extends readonly EventDefinition[]> = {
  readonly [Version in Versions[number] as `v${Version['major']}`]: Version;
};

/** A family together with its versions under their names: `family.v1`. */
export type EventFamilyOf<
  DetailType extends string,
  Versions extends readonly EventDefinition[],
> = EventFamily<DetailType, Extract<LastOf<Versions>, EventDefinition>, Versions> & ByMajor<Versions>;

/** Makes a family from generated parts. Called by generated code, not by hand. */
export function defineEventFamily<
  const DetailType extends string,
  const Versions extends readonly [...EventDefinition[], EventDefinition<DetailType>],
>({
  detailType,
  description,
  owner,
  sources,
  versions,
  upcasters,
}: EventFamilyParts<DetailType, Versions>): EventFamilyOf<DetailType, Versions> {
  const latest = versions[versions.length - 1]!;
  const chain = upcasters as readonly Upcaster[];
  const family: EventFamily<DetailType> = {
    detailType,
    domain: latest.domain,
    name: latest.name,
    description,
    owner,
    sources: Object.freeze([...sources]),
    lifecycle: latest.lifecycle,
    ...(latest.deprecation === undefined ? {} : { deprecation: latest.deprecation }),
    latest,
    versions: Object.freeze([...versions]),
    pattern: Object.freeze({ 'detail-type': [detailType] } as const),
    upcast(data, fromMajor) {
      const start = versions.findIndex(({ major }) => major === fromMajor);
      const from = versions[start];
      if (from === undefined) {
        const knownMajors = versions.map(({ major }) => major);
        throw new UnknownEventVersionError({ detailType, major: fromMajor, knownMajors });
      }
      let current = from.parse(data);
      for (let i = start; i < versions.length - 1; i += 1) {
        current = step(detailType, versions[i]!, versions[i + 1]!, chain[i]!, current);
      }
      return current;
    },
    redact: latest.redact,
  };
  const byMajor = Object.fromEntries(versions.map((version) => [`v${version.major}`, version]));
  return Object.freeze({ ...family, ...byMajor }) as unknown as EventFamilyOf<DetailType, Versions>;
}

function step(
  detailType: string,
  from: EventDefinition,
  to: EventDefinition,
  upcaster: Upcaster,
  data: unknown,
): unknown {
  const facts = { detailType, fromMajor: from.major, toMajor: to.major };
  let newer: unknown;
  try {
    newer = upcaster(data);
  } catch (cause) {
    throw new UpcastError({ ...facts, violations: [], cause });
  }
  const result = to.safeParse(newer);
  if (!result.success) {
    throw new UpcastError({ ...facts, violations: result.error.violations, cause: result.error });
  }
  return result.data;
}
