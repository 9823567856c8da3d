import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createTestStack } from '../../test/create-test-stack.ts';
import { environments } from '../environments.ts';
import { BusbarTable } from './busbar-table.ts';

describe('BusbarTable', () => {
  it('is on demand and encrypted, with the string key pk', () => {
    const stack = createTestStack();
    new BusbarTable(stack, 'Table', { environment: environments.dev, name: 'read-model' });

    const [table] = Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::Table'));
    expect(table).toEqual({
      Type: 'AWS::DynamoDB::Table',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: {
        TableName: 'busbar-dev-read-model',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: false,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
        SSESpecification: { SSEEnabled: true },
      },
    });
  });

  it('takes another key and an attribute for the time to live', () => {
    const stack = createTestStack();
    new BusbarTable(stack, 'Table', {
      environment: environments.dev,
      name: 'idempotency',
      partitionKey: 'id',
      timeToLiveAttribute: 'expiration',
    });

    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expiration', Enabled: true },
    });
  });

  it('is protected, restorable and kept in prod', () => {
    const stack = createTestStack();
    new BusbarTable(stack, 'Table', { environment: environments.prod, name: 'read-model' });

    Template.fromStack(stack).hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    });
  });
});
