export * from './generated/index.gen.ts';

export type { EventDefinition, ParseOptions, VersionPattern } from './event-definition.ts';
export type { EventFamily, FamilyPattern, Upcaster } from './event-family.ts';
export type { EventDeprecation, EventLifecycle } from './event-lifecycle.ts';
export type { FieldClassification, FieldClassifications } from './redact-data.ts';
export { redactEvent } from './redact-event.ts';
export { isEventFamily, toDefinition, toMajor } from './event-data.ts';
export type { EventData } from './event-data.ts';
export type { ParseResult } from './parse-result.ts';

export { createDetail } from './event-detail.ts';
export type { EventDetail, EventMetadataInput } from './event-detail.ts';
export { parseEventBridgeEvent, safeParseEventBridgeEvent } from './event-bridge-event.ts';
export type { EventBridgeEvent } from './event-bridge-event.ts';
export type { EventMetadata } from './generated/platform/event-metadata.gen.ts';

export type { ContractViolation } from './contract-violation.ts';
export { ContractViolationError } from './contract-violation-error.ts';
export type { ContractViolationFacts } from './contract-violation-error.ts';
export { DraftEventError } from './draft-event-error.ts';
export type { DraftEventFacts } from './draft-event-error.ts';
export { InvalidEnvelopeError } from './invalid-envelope-error.ts';
export type { InvalidEnvelopeFacts } from './invalid-envelope-error.ts';
export { UnknownEventVersionError } from './unknown-event-version-error.ts';
export type { UnknownEventVersionFacts } from './unknown-event-version-error.ts';
export { UpcastError } from './upcast-error.ts';
export type { UpcastFacts } from './upcast-error.ts';
