import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createTestApp, type TestAppOptions } from '../test/create-test-app.ts';
import { createTestSubscription } from '../test/create-test-subscription.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}
interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function synthesize(options: TestAppOptions = {}) {
  const { app, bus, storage, consumers } = createTestApp(options);
  const templates = [bus, storage, consumers].map((stack) => Template.fromStack(stack).toJSON());
  return { assembly: app.synth(), templates, consumers: templates[2]! };
}

function listResources(templates: readonly Record<string, unknown>[], type: string): Resource[] {
  return templates
    .flatMap(({ Resources }) => Object.values(Resources as Record<string, Resource>))
    .filter(({ Type }) => Type === type);
}

function listStatements(templates: readonly Record<string, unknown>[]): Statement[] {
  return ['AWS::IAM::Policy', 'AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy']
    .flatMap((type) => listResources(templates, type))
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
}

describe('createBusbarApp', () => {
  it.each(['dev', 'staging', 'prod'] as const)(
    'has stacks for bus, storage and consumers in %s',
    (environment) => {
      const { assembly } = synthesize({ environment });

      expect(assembly.stacks.map(({ stackName }) => stackName)).toEqual([
        `busbar-${environment}-bus`,
        `busbar-${environment}-storage`,
        `busbar-${environment}-consumers`,
      ]);
    },
  );

  it('is tied to no account and no region and tags each stack', () => {
    const { assembly } = synthesize({ environment: 'staging' });

    for (const stack of assembly.stacks) {
      expect(stack.environment.name).toBe('aws://unknown-account/unknown-region');
      expect(stack.tags).toEqual({ project: 'busbar', environment: 'staging' });
    }
  });

  it('refuses to delete the stacks of prod alone', () => {
    const protect = (environment: 'dev' | 'prod') =>
      synthesize({ environment }).assembly.stacks.map(({ terminationProtection }) => terminationProtection);

    expect(protect('dev')).toEqual([false, false, false]);
    expect(protect('prod')).toEqual([true, true, true]);
  });

  it('puts out the names that tools and tests look for', () => {
    const { templates } = synthesize();

    const outputs = templates.map(({ Outputs }) =>
      Object.keys(Outputs).filter((key) => !key.startsWith('ExportsOutput')),
    );
    const outputsOf = (prefix: string) => [
      `${prefix}RuleArn`,
      `${prefix}QueueUrl`,
      `${prefix}DeadLetterQueueUrl`,
      `${prefix}TargetDeadLetterQueueUrl`,
      `${prefix}FunctionName`,
    ];
    expect(outputs).toEqual([
      [
        'EventBusName',
        'EventBusArn',
        'ArchiveName',
        'ArchiveArn',
        'EventBusDeadLetterQueueUrl',
        'SchemaRegistryName',
        'SchemaRegistryArn',
        'DiscovererId',
      ],
      ['ArchiveBucketName', 'ReadModelTableName', 'NotificationsTableName', 'IdempotencyTableName'],
      [...outputsOf('OrderProjection'), ...outputsOf('OrderNotifier'), ...outputsOf('EventArchiver')],
    ]);
  });

  it('imports into the consumers stack only what bus and storage export', () => {
    const { templates, consumers } = synthesize();

    const exported = templates.flatMap(({ Outputs }) =>
      Object.values(Outputs as Record<string, { Export?: { Name: string } }>).flatMap(
        ({ Export }) => Export?.Name ?? [],
      ),
    );
    const imported = [...JSON.stringify(consumers).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(imported)).toEqual(new Set(exported));
    expect(new Set(imported.map((name) => name?.split(':')[0]))).toEqual(
      new Set(['busbar-dev-bus', 'busbar-dev-storage']),
    );
  });

  it('holds no resource that runs code of its own at deployment', () => {
    const { templates } = synthesize();

    const types = templates.flatMap(({ Resources }) =>
      Object.values(Resources as Record<string, Resource>).map(({ Type }) => Type),
    );
    expect([...new Set(types)].sort()).toEqual([
      'AWS::CloudWatch::Alarm',
      'AWS::CloudWatch::Dashboard',
      'AWS::DynamoDB::Table',
      'AWS::EventSchemas::Discoverer',
      'AWS::EventSchemas::Registry',
      'AWS::Events::Archive',
      'AWS::Events::EventBus',
      'AWS::Events::Rule',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::Lambda::EventSourceMapping',
      'AWS::Lambda::Function',
      'AWS::Logs::LogGroup',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
      'AWS::SQS::Queue',
      'AWS::SQS::QueuePolicy',
    ]);
  });

  it('gives every queue a dead-letter queue or makes it one, encrypted', () => {
    const queues = listResources(synthesize().templates, 'AWS::SQS::Queue');

    const withoutRedrive = queues.filter(({ Properties }) => Properties.RedrivePolicy === undefined);
    expect(withoutRedrive.map(({ Properties }) => Properties.QueueName)).toEqual([
      'busbar-dev-bus-dlq',
      'busbar-dev-order-projection-dlq',
      'busbar-dev-order-projection-target-dlq',
      'busbar-dev-order-notifier-dlq',
      'busbar-dev-order-notifier-target-dlq',
      'busbar-dev-event-archiver-dlq',
      'busbar-dev-event-archiver-target-dlq',
    ]);
    expect(queues.every(({ Properties }) => Properties.SqsManagedSseEnabled === true)).toBe(true);
    expect(queues).toHaveLength(10);
  });

  it('gives every target of every rule a dead-letter queue', () => {
    const targets = listResources(synthesize().templates, 'AWS::Events::Rule').flatMap(
      ({ Properties }) => Properties.Targets as { DeadLetterConfig?: { Arn: unknown } }[],
    );

    expect(targets).toHaveLength(3);
    expect(targets.every(({ DeadLetterConfig }) => DeadLetterConfig?.Arn !== undefined)).toBe(true);
  });

  it('hides a message at least 6 times as long as its function may run', () => {
    const { consumers } = synthesize();
    const resources = consumers.Resources as Record<string, Resource>;
    const mappings = listResources([consumers], 'AWS::Lambda::EventSourceMapping');

    const multiples = mappings.map(({ Properties }) => {
      const { Ref } = Properties.FunctionName as { Ref: string };
      const { 'Fn::GetAtt': source } = Properties.EventSourceArn as { 'Fn::GetAtt': string[] };
      return (
        Number(resources[source[0]!]?.Properties.VisibilityTimeout) /
        Number(resources[Ref]?.Properties.Timeout)
      );
    });
    expect(multiples).toHaveLength(3);
    for (const multiple of multiples) expect(multiple).toBeGreaterThanOrEqual(6);
  });

  it('allows no action and no resource by a bare wildcard', () => {
    const allowed = listStatements(synthesize().templates).filter(({ Effect }) => Effect === 'Allow');

    const wild = allowed.filter(
      ({ Action, Resource }) =>
        [Action].flat().some((action) => action.includes('*')) || [Resource].flat().includes('*'),
    );
    expect(wild).toEqual([]);
    // 3 roles: log, queue, tables or bucket (3 statements), idempotency for two of them; 7 queue policies
    expect(allowed).toHaveLength(3 * 3 + 2 + 7);
  });

  it('refuses every queue and bucket to whoever comes without TLS', () => {
    const { templates } = synthesize();

    const denied = listStatements(templates).filter(({ Effect }) => Effect === 'Deny');
    const resources = ['AWS::SQS::Queue', 'AWS::S3::Bucket'].flatMap((type) =>
      listResources(templates, type),
    );
    expect(denied).toHaveLength(resources.length);
    for (const { Condition } of denied) {
      expect(Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
    }
  });

  it('adds rule, queues, function, mapping, permissions and alarms for one more subscription', () => {
    const count = (subscriptions: NonNullable<TestAppOptions['subscriptions']>) => {
      const counts: Record<string, number> = {};
      const { Resources } = synthesize({ subscriptions }).consumers;
      for (const { Type } of Object.values(Resources as Record<string, Resource>)) {
        counts[Type] = (counts[Type] ?? 0) + 1;
      }
      return counts;
    };
    const first = createTestSubscription();

    const before = count([first]);
    const after = count([first, createTestSubscription({ name: 'price-watcher' })]);

    expect(before).toEqual({
      'AWS::CloudWatch::Alarm': 9,
      'AWS::CloudWatch::Dashboard': 1,
      'AWS::Events::Rule': 1,
      'AWS::IAM::Policy': 1,
      'AWS::IAM::Role': 1,
      'AWS::Lambda::EventSourceMapping': 1,
      'AWS::Lambda::Function': 1,
      'AWS::Logs::LogGroup': 1,
      'AWS::SQS::Queue': 3,
      'AWS::SQS::QueuePolicy': 3,
    });
    expect(after).toEqual({
      'AWS::CloudWatch::Alarm': 18,
      'AWS::CloudWatch::Dashboard': 1,
      'AWS::Events::Rule': 2,
      'AWS::IAM::Policy': 2,
      'AWS::IAM::Role': 2,
      'AWS::Lambda::EventSourceMapping': 2,
      'AWS::Lambda::Function': 2,
      'AWS::Logs::LogGroup': 2,
      'AWS::SQS::Queue': 6,
      'AWS::SQS::QueuePolicy': 6,
    });
  });

  it('tells every alarm to the topic that it is given', () => {
    const alarmTopicArn = 'arn:aws:sns:us-east-1:000000000000:alarms';

    const alarms = listResources(synthesize({ alarmTopicArn }).templates, 'AWS::CloudWatch::Alarm');

    expect(alarms).toHaveLength(3 * 9 + 2);
    for (const { Properties } of alarms) expect(Properties.AlarmActions).toEqual([alarmTopicArn]);
  });

  it('makes the same templates each time', () => {
    expect(synthesize().templates).toEqual(synthesize().templates);
  });
});
