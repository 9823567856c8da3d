export type { CheckFinding, CheckPart, CheckReport, FindingPlace } from './check-report.ts';
export { refuseSkipped, toCheckPart, toCheckReport, toSkippedPart } from './check-report.ts';

export type { FieldRead, FieldReader, FieldReaderKind } from '../field-reads/field-read.ts';
export { findFieldReads } from '../field-reads/find-field-reads.ts';
export type { FieldReadsOptions } from '../field-reads/find-field-reads.ts';
export { findConsumerEntries } from '../field-reads/find-consumer-entries.ts';
export type { ConsumerEntry } from '../field-reads/find-consumer-entries.ts';
export { findRemovedReads } from '../field-reads/find-removed-reads.ts';
export type { RemovedReadsOptions } from '../field-reads/find-removed-reads.ts';
export { readContractFields, readReleasedFields } from '../field-reads/contract-fields.ts';
export type { VersionFields } from '../field-reads/contract-fields.ts';
export { readersOf } from '../field-reads/readers-of.ts';
export { withReaders } from '../field-reads/with-readers.ts';
export type { FindingWithReaders, ReportWithReaders } from '../field-reads/with-readers.ts';

export { checkPattern } from '../pattern-check/check-pattern.ts';
export { composeContractEvents } from '../pattern-check/contract-event.ts';
export type { ContractEvent } from '../pattern-check/contract-event.ts';
export { findOverlaps } from '../pattern-check/find-overlaps.ts';
export { patternReads } from '../pattern-check/pattern-reads.ts';
export type { RoutedPattern } from '../pattern-check/routed-pattern.ts';
export { subscriptionPatterns } from '../pattern-check/subscription-patterns.ts';
export type { CheckedSubscription } from '../pattern-check/subscription-patterns.ts';
export { templatePatterns } from '../pattern-check/template-patterns.ts';
export type { TemplateText } from '../pattern-check/template-patterns.ts';
