export type { CheckFinding, CheckPart, CheckReport, FindingPlace } from './check-report.ts';
export { refuseSkipped, toCheckPart, toCheckReport, toSkippedPart } from './check-report.ts';

export type { FieldRead, FieldReader, FieldReaderKind } from '../impact/field-read.ts';
export { findFieldReads } from '../impact/find-field-reads.ts';
export type { FieldReadsOptions } from '../impact/find-field-reads.ts';
export { findConsumerEntries } from '../impact/create-consumer-program.ts';
export type { ConsumerEntry } from '../impact/create-consumer-program.ts';
export { findRemovedReads } from '../impact/find-removed-reads.ts';
export type { RemovedReadsOptions } from '../impact/find-removed-reads.ts';
export { readContractFields, readReleasedFields } from '../impact/contract-fields.ts';
export type { VersionFields } from '../impact/contract-fields.ts';
export { readersOf, withReaders } from '../impact/readers-of.ts';
export type { FindingWithReaders, ReportWithReaders } from '../impact/readers-of.ts';

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
