import type { SubscribableEvent, SubscribedEvents, SubscriptionPattern } from './subscription.ts';

/**
 * Derives the event pattern of a subscription's rule.
 *
 * Families match by detail-type alone, so that a new major version reaches its consumers at once; single versions
 * match by detail-type and the major number of `detail.metadata.version`. Where both occur, or two events are wanted in
 * different versions, the pattern is an `$or` of one part per set of versions.
 *
 * @example
 * ```ts
 * deriveEventPattern([orders.OrderPlaced.v2]);
 * //=> { 'detail-type': ['orders.OrderPlaced'], detail: { metadata: { version: [{ prefix: '2.' }] } } }
 * deriveEventPattern('all'); //=> { source: [{ prefix: '' }] }
 * ```
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function deriveEventPattern(events: SubscribedEvents): SubscriptionPattern {
  // An empty pattern is not allowed; every event has a source, so an empty prefix of it matches all.
  if (events === 'all') return { source: [{ prefix: '' }] };

  const detailTypesByVersions = new Map<string, string[]>();
  for (const [detailType, majors] of majorsByDetailType(events)) {
    const versions = JSON.stringify(majors === 'any' ? null : [...majors].sort((a, b) => a - b));
    detailTypesByVersions.set(versions, [...(detailTypesByVersions.get(versions) ?? []), detailType]);
  }
  const parts = [...detailTypesByVersions].map(([versions, detailTypes]) =>
    toPart(detailTypes, JSON.parse(versions) as number[] | null),
  );
  return parts.length === 1 ? parts[0]! : { $or: parts };
}

function majorsByDetailType(events: readonly SubscribableEvent[]): Map<string, Set<number> | 'any'> {
  const majors = new Map<string, Set<number> | 'any'>();
  for (const event of events) {
    const known = majors.get(event.detailType);
    if ('major' in event && known !== 'any') {
      majors.set(event.detailType, new Set(known).add(event.major));
    } else {
      majors.set(event.detailType, 'any');
    }
  }
  return majors;
}

function toPart(detailTypes: readonly string[], majors: readonly number[] | null): SubscriptionPattern {
  if (majors === null) return { 'detail-type': detailTypes };
  return {
    'detail-type': detailTypes,
    detail: { metadata: { version: majors.map((major) => ({ prefix: `${major}.` })) } },
  };
}
