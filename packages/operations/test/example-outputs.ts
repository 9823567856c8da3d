/** Outputs of the three stacks of an environment with its three consumers. */
export function exampleOutputs(): Record<string, Record<string, string>> {
  const consumer = (prefix: string, name: string) => ({
    [`${prefix}RuleArn`]: `arn:rule/${name}`,
    [`${prefix}QueueUrl`]: `http://queues/${name}`,
    [`${prefix}DeadLetterQueueUrl`]: `http://queues/${name}-dlq`,
    [`${prefix}FunctionName`]: `function-${name}`,
  });
  return {
    'busbar-dev-bus': {
      EventBusName: 'busbar-dev',
      EventBusArn: 'arn:bus',
      ArchiveName: 'busbar-dev',
      ArchiveArn: 'arn:archive',
    },
    'busbar-dev-storage': {
      ArchiveBucketName: 'bucket',
      ReadModelTableName: 'read-model',
      NotificationsTableName: 'notifications',
      IdempotencyTableName: 'idempotency',
    },
    'busbar-dev-consumers': {
      ...consumer('OrderProjection', 'order-projection'),
      ...consumer('OrderNotifier', 'order-notifier'),
      ...consumer('EventArchiver', 'event-archiver'),
    },
  };
}
