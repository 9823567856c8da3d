/**
 * AWS's limits, the one place where they stand. Each has its unit in its name or comment, its source, and the day
 * on which the source was read.
 */
export const limits = {
  putEvents: {
    /** Entries in one call. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html (2026-11-20) */
    entries: 10,
    /**
     * Bytes of all entries of one call together. AWS says "1 MB" without saying which; the smaller reading is safe.
     * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html (2026-11-20)
     */
    totalBytes: 1_000_000,
    /** Bytes that an entry's Time counts. https://docs.aws.amazon.com/AmazonCloudWatch/latest/events/CalculatePutEventsEntrySize.html (2026-11-20) */
    timeBytes: 14,
    /** Characters of DetailType. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html (2026-11-20) */
    detailTypeCharacters: 128,
  },
  eventPattern: {
    /** Characters, default quota (adjustable). https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (2026-11-20) */
    characters: 2_048,
  },
  rule: {
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (2026-11-20) */
    targets: 5,
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (2026-11-20) */
    rulesPerEventBus: 300,
    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (2026-11-20) */
    nameCharacters: 64,
  },
  target: {
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html (2026-11-20) */
    maximumRetryAttempts: 185,
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html (2026-11-20) */
    maximumEventAgeSeconds: 86_400,
  },
  archive: {
    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html (2026-11-20) */
    nameCharacters: 48,
    /** Slice in which a replay keeps order of time; inside it there is none. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html (2026-11-20) */
    replaySliceMs: 60_000,
    /** Running or starting replays, account and region. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (2026-11-20) */
    concurrentReplays: 10,
  },
  scheduler: {
    /** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html (2026-11-20) */
    nameCharacters: 64,
    /** Groups of an account and region, default quota (adjustable). https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html (2026-11-20) */
    scheduleGroups: 500,
    /** Schedules of an account and region, default quota (adjustable). https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html (2026-11-20) */
    schedules: 10_000_000,
    /** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html (2026-11-20) */
    flexibleTimeWindowMinutes: 1_440,
  },
  schemas: {
    /** Letters, digits, `.`, `-`, `_`. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/schemas_registry (2026-11-21) */
    registryNameCharacters: 64,
    /** Those of a registry's name and `@`. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/schemas_schema (2026-11-21) */
    schemaNameCharacters: 385,
    /** https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname.html (2026-11-21) */
    contentCharacters: 100_000,
    /** https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname.html (2026-11-21) */
    descriptionCharacters: 256,
    /** Events of one GetDiscoveredSchema. https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discover.html (2026-11-21) */
    sampledEvents: 10,
    /** Levels of an event; deeper ones are not discovered. https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discover.html (2026-11-21) */
    discoveredLevels: 255,
    /** Bytes of an event; larger ones are not discovered (1000 KB). https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schemas-infer.html (unconfirmed, 2026-11-21) */
    discoveredBytes: 1_024_000,
    /** Own registries of an account and region, default quota (adjustable). https://docs.aws.amazon.com/general/latest/gr/eventbridgeschemas.html (unconfirmed, 2026-11-21) */
    registries: 10,
    /** Schemas of a registry, default quota (adjustable). https://docs.aws.amazon.com/general/latest/gr/eventbridgeschemas.html (unconfirmed, 2026-11-21) */
    schemasPerRegistry: 100,
    /** Versions of a schema, default quota (adjustable). https://docs.aws.amazon.com/general/latest/gr/eventbridgeschemas.html (unconfirmed, 2026-11-21) */
    versionsPerSchema: 100,
    /** Discoverers of an account and region, default quota (adjustable). https://docs.aws.amazon.com/general/latest/gr/eventbridgeschemas.html (unconfirmed, 2026-11-21) */
    discoverers: 10,
  },
  sqs: {
    /** Bytes of a message and of a batch, https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html (2026-11-20) */
    messageBytes: 1_048_576,
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html (2026-11-20) */
    batchEntries: 10,
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html (2026-11-20) */
    visibilityTimeoutSeconds: 43_200,
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html (2026-11-20) */
    delaySeconds: 900,
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html (2026-11-20) */
    waitTimeSeconds: 20,
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html (2026-11-20) */
    retentionSeconds: { minimum: 60, maximum: 1_209_600, default: 345_600 },
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html (2026-11-20) */
    inFlightMessages: 120_000,
  },
  dynamoDb: {
    /** Requests in one BatchWriteItem. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html (2026-11-20) */
    batchWriteItems: 25,
  },
  lambda: {
    /** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (2026-11-20) */
    timeoutSeconds: 900,
    /** Bytes of an asynchronous invocation. https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb (2026-11-20) */
    asynchronousPayloadBytes: 1_048_576,
    /** Bytes of a synchronous invocation and of a batch from SQS. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (2026-11-20) */
    synchronousPayloadBytes: 6_291_456,
    /** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html (2026-11-20) */
    sqsBatchSize: 10_000,
    /** Largest batch without a batching window. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html (2026-11-20) */
    sqsBatchSizeWithoutWindow: 10,
    /** https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html (2026-11-20) */
    sqsBatchingWindowSeconds: 300,
    /** Concurrent invocations of one event source mapping. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html (2026-11-20) */
    sqsMaximumConcurrency: { minimum: 2, maximum: 1_000 },
    /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html (2026-11-20) */
    memoryMegabytes: { minimum: 128, maximum: 10_240 },
    /** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html (2026-11-20) */
    functionNameCharacters: 64,
  },
} as const;
