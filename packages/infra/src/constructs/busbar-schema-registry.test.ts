import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, it } from 'vitest';
import { createTestStack } from '../../test/create-test-stack.ts';
import { environments } from '../environments.ts';
import { BusbarSchemaRegistry } from './busbar-schema-registry.ts';

describe('BusbarSchemaRegistry', () => {
  it.each([
    { environment: environments.dev, policy: 'Delete' },
    { environment: environments.prod, policy: 'Retain' },
  ])('is an empty registry that is named as the environment $environment.name', ({ environment, policy }) => {
    const stack = createTestStack();
    new BusbarSchemaRegistry(stack, 'Schemas', { environment, eventBus: new EventBus(stack, 'Bus') });
    const template = Template.fromStack(stack);

    template.hasResource('AWS::EventSchemas::Registry', {
      DeletionPolicy: policy,
      Properties: {
        RegistryName: `busbar-${environment.name}`,
        Description: `Contracts of Busbar's events for ${environment.name}, pushed by busbar schemas push`,
      },
    });
    template.resourceCountIs('AWS::EventSchemas::Schema', 0);
  });

  it('discovers schemas on the bus of this account, in dev and staging and not in prod', () => {
    const discoverers = Object.values(environments).map((environment) => {
      const stack = createTestStack();
      const eventBus = new EventBus(stack, 'Bus');
      const { discoverer } = new BusbarSchemaRegistry(stack, 'Schemas', { environment, eventBus });
      const [busId] = Object.keys(Template.fromStack(stack).findResources('AWS::Events::EventBus'));
      const found = Object.values(Template.fromStack(stack).findResources('AWS::EventSchemas::Discoverer'));
      expect(found.length === 1).toBe(discoverer !== undefined);
      return found.map(({ Properties }) => ({
        crossAccount: Properties.CrossAccount,
        isOfBus: Properties.SourceArn['Fn::GetAtt'][0] === busId,
      }));
    });

    const ofBus = [{ crossAccount: false, isOfBus: true }];
    expect(discoverers).toEqual([ofBus, ofBus, []]);
  });

  it('refuses discovery on a bus with a customer managed key, which AWS does not offer', () => {
    const stack = createTestStack();
    const eventBus = new EventBus(stack, 'Bus', { kmsKey: new Key(stack, 'Key') });

    expect(() => new BusbarSchemaRegistry(stack, 'Dev', { environment: environments.dev, eventBus })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message:
          'Failed to discover schemas: schemaDiscovery "true" cannot be had of an event bus with a customer managed key, as ' +
          'environment dev has. Set schemaDiscovery to false in environments.ts, or take the key from the bus.',
      }),
    );
    expect(
      new BusbarSchemaRegistry(stack, 'Prod', { environment: environments.prod, eventBus }).discoverer,
    ).toBe(undefined);
  });

  it.each([
    ['grantPull', ['schemas:ListSchemas', 'schemas:DescribeSchema']],
    [
      'grantPush',
      [
        'schemas:ListSchemas',
        'schemas:DescribeSchema',
        'schemas:CreateSchema',
        'schemas:UpdateSchema',
        'schemas:TagResource',
      ],
    ],
  ] as const)('%s allows what the command calls, on this registry alone', (grant, actions) => {
    const stack = createTestStack();
    const eventBus = new EventBus(stack, 'Bus');
    const schemas = new BusbarSchemaRegistry(stack, 'Schemas', { environment: environments.prod, eventBus });
    schemas[grant](new Role(stack, 'Role', { assumedBy: new AccountRootPrincipal() }));
    const template = Template.fromStack(stack);

    const [registryId] = Object.keys(template.findResources('AWS::EventSchemas::Registry'));
    const [policy] = Object.values(template.findResources('AWS::IAM::Policy'));
    const [statement] = policy?.Properties.PolicyDocument.Statement ?? [];
    expect(statement.Action).toEqual(actions);
    expect(statement.Resource).toHaveLength(2);
    expect(statement.Resource[0]).toEqual({ 'Fn::GetAtt': [registryId, 'RegistryArn'] });
    expect(statement.Resource[1]['Fn::Join'][1].at(-1)).toBe('/*');
  });
});
