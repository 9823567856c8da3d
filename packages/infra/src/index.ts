export { createBusbarApp } from './create-busbar-app.ts';
export type { BusbarApp, BusbarAppOptions } from './create-busbar-app.ts';
export { environments, parseEnvironment } from './environments.ts';
export type { Environment, EnvironmentName } from './environments.ts';
export { findBundleDirectory } from './find-bundle-directory.ts';

export { BusStack } from './stacks/bus-stack.ts';
export type { BusStackProps } from './stacks/bus-stack.ts';
export { ConsumersStack } from './stacks/consumers-stack.ts';
export type { ConsumersStackProps } from './stacks/consumers-stack.ts';
export { StorageStack } from './stacks/storage-stack.ts';
export type { StorageStackProps } from './stacks/storage-stack.ts';

export { ArchiveBucket } from './constructs/archive-bucket.ts';
export type { ArchiveBucketProps } from './constructs/archive-bucket.ts';
export { BusbarEventBus } from './constructs/busbar-event-bus.ts';
export type { BusbarEventBusProps } from './constructs/busbar-event-bus.ts';
export { BusbarSchemaRegistry } from './constructs/busbar-schema-registry.ts';
export type { BusbarSchemaRegistryProps } from './constructs/busbar-schema-registry.ts';
export { BusbarTable } from './constructs/busbar-table.ts';
export type { BusbarTableProps } from './constructs/busbar-table.ts';
export { EventSubscription } from './constructs/event-subscription.ts';
export type { EventSubscriptionProps } from './constructs/event-subscription.ts';
export type { GrantableBucket, GrantableTable, SubscriptionStorage } from './constructs/grant-storage.ts';
export { SubscriptionFunction } from './constructs/subscription-function.ts';
export type { SubscriptionFunctionProps } from './constructs/subscription-function.ts';

export type { AlarmDefinition, AlarmSeverity } from './alarms/alarm-definition.ts';
export { eventBusAlarms } from './alarms/event-bus-alarms.ts';
export { subscriptionAlarms } from './alarms/subscription-alarms.ts';
export type { SubscriptionResources } from './alarms/subscription-resources.ts';

export { findEnvironmentViolations } from './find-environment-violations.ts';
export type { EnvironmentViolationsOptions } from './find-environment-violations.ts';
export { findTemplateViolations } from './find-template-violations.ts';
export type { TemplateViolation } from './find-template-violations.ts';

export { FunctionBundleMissingError } from './function-bundle-missing-error.ts';
