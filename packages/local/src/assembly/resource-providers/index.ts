import type { ResourceProvider } from '../resource-provider.ts';
import { dynamodbGlobalTable, dynamodbTable } from './dynamodb-table.ts';
import { eventSchemasDiscoverer } from './event-schemas-discoverer.ts';
import { eventSchemasRegistry } from './event-schemas-registry.ts';
import { eventSchemasRegistryPolicy } from './event-schemas-registry-policy.ts';
import { eventSchemasSchema } from './event-schemas-schema.ts';
import { eventsApiDestination } from './events-api-destination.ts';
import { eventsArchive } from './events-archive.ts';
import { eventsConnection } from './events-connection.ts';
import { eventsEventBus } from './events-event-bus.ts';
import { eventsEventBusPolicy } from './events-event-bus-policy.ts';
import { eventsRule } from './events-rule.ts';
import { iamManagedPolicy } from './iam-managed-policy.ts';
import { iamPolicy } from './iam-policy.ts';
import { iamRole } from './iam-role.ts';
import { lambdaEventSourceMapping } from './lambda-event-source-mapping.ts';
import { lambdaFunction } from './lambda-function.ts';
import { lambdaPermission } from './lambda-permission.ts';
import { logsLogGroup } from './logs-log-group.ts';
import { s3Bucket } from './s3-bucket.ts';
import { s3BucketPolicy } from './s3-bucket-policy.ts';
import { schedulerSchedule } from './scheduler-schedule.ts';
import { schedulerScheduleGroup } from './scheduler-schedule-group.ts';
import { snsSubscription } from './sns-subscription.ts';
import { snsTopic } from './sns-topic.ts';
import { snsTopicPolicy } from './sns-topic-policy.ts';
import { sqsQueue } from './sqs-queue.ts';
import { sqsQueuePolicy } from './sqs-queue-policy.ts';

/** Every CloudFormation type that the local cloud runs; all others are inert. */
export const resourceProviders: readonly ResourceProvider[] = [
  dynamodbGlobalTable,
  dynamodbTable,
  eventSchemasDiscoverer,
  eventSchemasRegistry,
  eventSchemasRegistryPolicy,
  eventSchemasSchema,
  eventsApiDestination,
  eventsArchive,
  eventsConnection,
  eventsEventBus,
  eventsEventBusPolicy,
  eventsRule,
  iamManagedPolicy,
  iamPolicy,
  iamRole,
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaPermission,
  logsLogGroup,
  s3Bucket,
  s3BucketPolicy,
  schedulerSchedule,
  schedulerScheduleGroup,
  snsSubscription,
  snsTopic,
  snsTopicPolicy,
  sqsQueue,
  sqsQueuePolicy,
];
