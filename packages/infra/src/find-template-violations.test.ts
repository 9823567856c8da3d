import { CfnResource } from 'aws-cdk-lib';
import type { CfnEventBus } from 'aws-cdk-lib/aws-events';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../test/create-test-app.ts';
import { findTemplateViolations } from './find-template-violations.ts';

function findAfter(change: (eventBus: CfnEventBus) => void) {
  const app = createTestApp({ subscriptions: [] });
  change(app.bus.eventBus.node.defaultChild as CfnEventBus);
  return findTemplateViolations(app);
}

describe('findTemplateViolations', () => {
  it.each(['dev', 'staging', 'prod'] as const)('finds none in %s', (environment) => {
    expect(findTemplateViolations(createTestApp({ environment }))).toEqual([]);
  });

  it('finds none with an alarm topic', () => {
    const alarmTopicArn = 'arn:aws:sns:us-east-1:000000000000:alarms';

    expect(findTemplateViolations(createTestApp({ alarmTopicArn }))).toEqual([]);
  });

  it('finds a misspelt property and says where it is', () => {
    expect(findAfter((bus) => bus.addPropertyOverride('Descripton', 'Orders'))).toMatchInlineSnapshot(`
      [
        {
          "description": "Descripton: Additional properties are not allowed ('Descripton' was unexpected. Did you mean 'Description'?)",
          "logicalId": "EventBusE61990E5",
          "rule": "F3002",
          "severity": "error",
          "stackName": "busbar-dev-bus",
        },
      ]
    `);
  });

  it.each([
    {
      mistake: 'a misspelt property within a property',
      change: (bus: CfnEventBus) => bus.addPropertyOverride('DeadLetterConfig', { Am: 'arn' }),
      rule: 'error F3002',
    },
    {
      mistake: 'a missing property',
      change: (bus: CfnEventBus) => bus.addPropertyDeletionOverride('Name'),
      rule: 'error F3003',
    },
    {
      mistake: 'a value that is not among those of an enumeration',
      change: (bus: CfnEventBus) => bus.addPropertyOverride('LogConfig', { Level: 'LOUD' }),
      rule: 'warning W3030',
    },
    {
      mistake: 'a name that breaks its pattern',
      change: (bus: CfnEventBus) => bus.addPropertyOverride('Name', 'my orders'),
      rule: 'error F3031',
    },
    {
      mistake: 'a name that is too long',
      change: (bus: CfnEventBus) => bus.addPropertyOverride('Name', 'x'.repeat(257)),
      rule: 'error F3033',
    },
    {
      mistake: 'a reference to a resource that there is not',
      change: (bus: CfnEventBus) =>
        bus.addPropertyOverride('Description', { 'Fn::GetAtt': ['Nobody', 'Arn'] }),
      rule: 'error F1020',
    },
    {
      mistake: 'a resource type that there is not',
      change: (bus: CfnEventBus) => new CfnResource(bus.stack, 'Unknown', { type: 'AWS::Events::Buss' }),
      rule: 'error F3006',
    },
  ])('finds $mistake ($rule)', ({ change, rule }) => {
    const violations = findAfter((bus) => void change(bus));

    expect(violations.map((violation) => `${violation.severity} ${violation.rule}`)).toContain(rule);
  });
});
