export { findDrift } from './find-drift.ts';
export type { DriftOptions } from './find-drift.ts';
export { findRegistryDrift } from './find-registry-drift.ts';
export type { RegisteredEventSchema } from './find-registry-drift.ts';
export type { DriftReport, ObservedVersion } from './report-drift.ts';

export { toDriftContracts } from './drift-contract.ts';
export type { DriftContract, DriftContracts } from './drift-contract.ts';
export { observeEvents } from './observe-events.ts';
export type {
  DriftRate,
  Observation,
  Sampled,
  Stranger,
  StrangerReason,
  Unreadable,
  VersionObservation,
  ViolationTally,
} from './observation.ts';
export { compareWithContract } from './compare-with-contract.ts';
export type { ComparisonOptions } from './compare-with-contract.ts';
export type { CountedValue, DriftCode, DriftFinding } from './drift-finding.ts';
export type { JsonType } from './json-type.ts';

export { proposeChange } from './propose-change.ts';
export type {
  Proposal,
  ProposalOptions,
  ProposalVerdict,
  ProposedEdit,
  UnansweredFinding,
} from './propose-change.ts';
export type { SchemaEdit } from './schema-edit.ts';

export { readArchivedEvents } from './read-archived-events.ts';
export type { ReadArchivedEventsOptions } from './read-archived-events.ts';
export { nameSource } from './name-source.ts';
export { readEventLines } from './read-event-lines.ts';
export { readLocalEvents } from './read-local-events.ts';
export type { ReadLocalEventsOptions } from './read-local-events.ts';
export { sampleEvents } from './sample-events.ts';
export type { SampleOptions } from './sample-events.ts';
export { EventSourceUnreadableError } from './event-source-unreadable-error.ts';
