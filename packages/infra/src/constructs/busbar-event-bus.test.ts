import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createTestStack } from '../../test/create-test-stack.ts';
import { environments } from '../environments.ts';
import { BusbarEventBus } from './busbar-event-bus.ts';

describe('BusbarEventBus', () => {
  it('is a custom event bus with a dead-letter queue that only this bus may fill', () => {
    const stack = createTestStack();
    new BusbarEventBus(stack, 'Bus', { environment: environments.dev });
    const template = Template.fromStack(stack);

    const [queueId] = Object.keys(template.findResources('AWS::SQS::Queue'));
    const [busId] = Object.keys(template.findResources('AWS::Events::EventBus'));
    const queueArn = { 'Fn::GetAtt': [queueId, 'Arn'] };
    template.hasResource('AWS::Events::EventBus', {
      Properties: {
        Name: 'busbar-dev',
        Description: "Busbar's event bus for dev",
        DeadLetterConfig: { Arn: queueArn },
      },
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'busbar-dev-bus-dlq',
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
    const [policy] = Object.values(template.findResources('AWS::SQS::QueuePolicy'));
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Deny',
        Action: 'sqs:*',
        Principal: { AWS: '*' },
        Resource: queueArn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Sid: 'AllowEventBus',
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: { Service: 'events.amazonaws.com' },
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [busId, 'Arn'] } } },
      },
    ]);
  });

  it.each([
    { environment: environments.dev, retentionDays: 7, policy: 'Delete' },
    { environment: environments.staging, retentionDays: 30, policy: 'Delete' },
    { environment: environments.prod, retentionDays: 365, policy: 'Retain' },
  ])(
    'archives every event for $retentionDays days in $environment.name',
    ({ environment, retentionDays, policy }) => {
      const stack = createTestStack();
      new BusbarEventBus(stack, 'Bus', { environment });
      const template = Template.fromStack(stack);

      const [busId] = Object.keys(template.findResources('AWS::Events::EventBus'));
      template.hasResource('AWS::Events::Archive', {
        DeletionPolicy: policy,
        Properties: {
          ArchiveName: `busbar-${environment.name}`,
          SourceArn: { 'Fn::GetAtt': [busId, 'Arn'] },
          EventPattern: { source: [{ prefix: '' }] },
          RetentionDays: retentionDays,
        },
      });
    },
  );

  it('takes another name for bus, archive and dead-letter queue', () => {
    const stack = createTestStack();
    new BusbarEventBus(stack, 'Bus', { environment: environments.dev, eventBusName: 'orders' });
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::Events::EventBus', { Name: 'orders' });
    template.hasResourceProperties('AWS::Events::Archive', { ArchiveName: 'orders' });
    template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'orders-bus-dlq' });
  });
});
