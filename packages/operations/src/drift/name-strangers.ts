import type { DriftCode, DriftFinding } from './drift-finding.ts';
import type { Stranger, StrangerReason } from './observation.ts';

const codes: Readonly<Record<StrangerReason, DriftCode>> = {
  'unknown-detail-type': 'DETAIL_TYPE_UNKNOWN',
  'unknown-major': 'MAJOR_UNKNOWN',
  'undeclared-source': 'SOURCE_UNDECLARED',
  'invalid-envelope': 'ENVELOPE_INVALID',
  foreign: 'EVENT_FOREIGN',
  'no-event': 'NOT_AN_EVENT',
};

const sentences: Readonly<Record<StrangerReason, (name: string) => string>> = {
  'unknown-detail-type': (name) => `no contract has detail-type "${name}"`,
  'unknown-major': (name) => `no such version "${name}"`,
  'undeclared-source': (name) => `published by source "${name}"`,
  'invalid-envelope': () => 'no valid Busbar envelope',
  foreign: (name) => `detail-type "${name}" is of another origin`,
  'no-event': () => 'no EventBridge event',
};

/** Turns events that are of no version into findings, most frequent first. */
export function nameStrangers(strangers: readonly Stranger[], events: number): readonly DriftFinding[] {
  const sorted = strangers.toSorted((a, b) => b.count - a.count);
  return sorted.map(({ reason, name, detailType, count, example }) => ({
    code: codes[reason],
    severity: reason === 'foreign' ? 'hint' : 'drift',
    detailType,
    pointer: '',
    message: `${sentences[reason](name)}, ${count} of ${events} events (${example})`,
    count,
    of: events,
  }));
}
