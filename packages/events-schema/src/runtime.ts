export { defineEvent } from './event-definition.ts';
export type { EventDefinition, EventDefinitionParts } from './event-definition.ts';
export { defineEventFamily } from './event-family.ts';
export type { EventFamily, EventFamilyOf, Upcaster } from './event-family.ts';
export type { FieldIndex } from './undeclared-fields.ts';
