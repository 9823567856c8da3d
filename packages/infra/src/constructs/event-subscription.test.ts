import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { describe, expect, it } from 'vitest';
import { createTestStack } from '../../test/create-test-stack.ts';
import { buildFunctions } from '../../test/build-functions.ts';
import { createTestSubscription } from '../../test/create-test-subscription.ts';
import { environments } from '../environments.ts';
import { ArchiveBucket } from './archive-bucket.ts';
import { BusbarTable } from './busbar-table.ts';
import { EventSubscription, type EventSubscriptionProps } from './event-subscription.ts';

function synthesize(props: Partial<EventSubscriptionProps> = {}): Template {
  const stack = createTestStack();
  const environment = environments.dev;
  const subscription = props.subscription ?? createTestSubscription();
  new EventSubscription(stack, 'Consumer', {
    environment,
    subscription,
    eventBus: new EventBus(stack, 'Bus'),
    storage: {
      idempotencyTable: new BusbarTable(stack, 'Idempotency', { environment, name: 'idempotency' }).table,
      tables: {
        'read-model': new BusbarTable(stack, 'ReadModel', { environment, name: 'read-model' }).table,
      },
      buckets: { archive: new ArchiveBucket(stack, 'Archive', { environment }).bucket },
    },
    bundleDirectory: buildFunctions([subscription]),
    ...props,
  });
  return Template.fromStack(stack);
}

function findQueueId(template: Template, queueName: string): string {
  const [id] = Object.keys(
    template.findResources('AWS::SQS::Queue', { Properties: { QueueName: queueName } }),
  );
  return id!;
}

describe('EventSubscription', () => {
  it('routes the pattern of the subscription from the bus to its queue, with retries and a dead-letter queue', () => {
    const template = synthesize();

    const [busId] = Object.keys(template.findResources('AWS::Events::EventBus'));
    const [rule] = Object.values(template.findResources('AWS::Events::Rule'));
    const queueId = findQueueId(template, 'busbar-dev-stock-keeper');
    const targetDeadLetterQueueId = findQueueId(template, 'busbar-dev-stock-keeper-target-dlq');
    expect(rule?.Properties).toEqual({
      Name: 'stock-keeper',
      Description: 'Counts what is left.',
      EventBusName: { Ref: busId },
      EventPattern: { source: [{ prefix: '' }] },
      State: 'ENABLED',
      Targets: [
        {
          Id: 'Target0',
          Arn: { 'Fn::GetAtt': [queueId, 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [targetDeadLetterQueueId, 'Arn'] } },
          RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
        },
      ],
    });
  });

  it('tries a target as often and as long as it is told', () => {
    const template = synthesize({ maximumRetryAttempts: 0, maximumEventAge: Duration.minutes(1) });

    const [rule] = Object.values(template.findResources('AWS::Events::Rule'));
    expect(rule?.Properties.Targets[0].RetryPolicy).toEqual({
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  it('passes a pattern with detail-type and nested fields on as it stands', () => {
    const pattern = {
      $or: [
        { 'detail-type': ['orders.OrderCancelled'] },
        {
          'detail-type': ['orders.OrderPlaced'],
          detail: { metadata: { version: [{ prefix: '2.' }] } },
        },
      ],
    };

    const template = synthesize({ subscription: { ...createTestSubscription(), pattern } });

    const [rule] = Object.values(template.findResources('AWS::Events::Rule'));
    expect(rule?.Properties.EventPattern).toEqual(pattern);
  });

  it('gives the queue its visibility timeout, retention, encryption and dead-letter queue', () => {
    const template = synthesize();

    const queueId = findQueueId(template, 'busbar-dev-stock-keeper');
    expect(template.findResources('AWS::SQS::Queue')[queueId]?.Properties).toEqual({
      QueueName: 'busbar-dev-stock-keeper',
      // 6 × the function's 20 seconds + the batching window's 3
      VisibilityTimeout: 123,
      MessageRetentionPeriod: 604_800,
      SqsManagedSseEnabled: true,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [findQueueId(template, 'busbar-dev-stock-keeper-dlq'), 'Arn'] },
        maxReceiveCount: 4,
      },
    });
  });

  it.each(['busbar-dev-stock-keeper-dlq', 'busbar-dev-stock-keeper-target-dlq'])(
    'keeps failures in %s for 14 days, encrypted',
    (queueName) => {
      const template = synthesize();

      expect(template.findResources('AWS::SQS::Queue')[findQueueId(template, queueName)]?.Properties).toEqual(
        {
          QueueName: queueName,
          MessageRetentionPeriod: 1_209_600,
          SqsManagedSseEnabled: true,
        },
      );
    },
  );

  it.each(['busbar-dev-stock-keeper', 'busbar-dev-stock-keeper-target-dlq'])(
    'lets EventBridge send to %s for this rule alone',
    (queueName) => {
      const template = synthesize();

      const [ruleId] = Object.keys(template.findResources('AWS::Events::Rule'));
      const queueId = findQueueId(template, queueName);
      const policies = Object.values(template.findResources('AWS::SQS::QueuePolicy'));
      const policy = policies.find(({ Properties }) => Properties.Queues[0].Ref === queueId);
      const allowed = policy?.Properties.PolicyDocument.Statement.filter(
        ({ Effect }: { Effect: string }) => Effect === 'Allow',
      );
      expect(allowed).toHaveLength(1);
      expect(allowed[0]).toMatchObject({
        Principal: { Service: 'events.amazonaws.com' },
        Resource: { 'Fn::GetAtt': [queueId, 'Arn'] },
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [ruleId, 'Arn'] } } },
      });
      expect([allowed[0].Action].flat()).toContain('sqs:SendMessage');
    },
  );

  it('invokes the function with batches that report their failed items', () => {
    const template = synthesize();

    const [functionId] = Object.keys(template.findResources('AWS::Lambda::Function'));
    const [mapping] = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
    expect(mapping?.Properties).toEqual({
      FunctionName: { Ref: functionId },
      EventSourceArn: { 'Fn::GetAtt': [findQueueId(template, 'busbar-dev-stock-keeper'), 'Arn'] },
      BatchSize: 50,
      MaximumBatchingWindowInSeconds: 3,
      ScalingConfig: { MaximumConcurrency: 7 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('lets the function write its log, keep idempotency records, use what it lists and receive, and nothing else', () => {
    const template = synthesize();

    const [policy, ...others] = Object.values(template.findResources('AWS::IAM::Policy'));
    const [role] = Object.values(template.findResources('AWS::IAM::Role'));
    const [bucketId] = Object.keys(template.findResources('AWS::S3::Bucket'));
    const [logGroupId] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    const tableId = (name: string) =>
      Object.keys(
        template.findResources('AWS::DynamoDB::Table', { Properties: { TableName: `busbar-dev-${name}` } }),
      )[0];
    expect(others).toEqual([]);
    expect(role?.Properties.ManagedPolicyArns).toBeUndefined();
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: { 'Fn::GetAtt': [logGroupId, 'Arn'] },
      },
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
        Resource: { 'Fn::GetAtt': [tableId('idempotency'), 'Arn'] },
      },
      {
        Effect: 'Allow',
        Action: 'dynamodb:UpdateItem',
        Resource: { 'Fn::GetAtt': [tableId('read-model'), 'Arn'] },
      },
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucketId, 'Arn'] }, '/stock/*']] },
      },
      {
        Effect: 'Allow',
        Action: [
          'sqs:ReceiveMessage',
          'sqs:ChangeMessageVisibility',
          'sqs:GetQueueUrl',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
        ],
        Resource: { 'Fn::GetAtt': [findQueueId(template, 'busbar-dev-stock-keeper'), 'Arn'] },
      },
    ]);
  });
});
