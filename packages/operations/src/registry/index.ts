export type { SchemaRegistryAdapterOptions } from './create-schema-registry-adapter.ts';
export { createSchemaRegistryAdapter } from './create-schema-registry-adapter.ts';
export type { PushAction, PushPlanInput, PushStep } from './plan-push.ts';
export { planPush } from './plan-push.ts';
export type { ReadRegistered, ReadRegisteredOptions } from './read-registered.ts';
export { readRegistered } from './read-registered.ts';
export { RegistryCallError } from './registry-call-error.ts';
export type { RegistryCallFacts } from './registry-call-error.ts';
export { RegistryNotFoundError } from './registry-not-found-error.ts';
export { RegistryThrottledError } from './registry-throttled-error.ts';
export type { PushedStep, PushOptions, PushReport } from './run-push.ts';
export { runPush } from './run-push.ts';
export type {
  RegisteredSchema,
  SchemaInput,
  SchemaRegistryPort,
  SchemaSummary,
} from './schema-registry-port.ts';
