import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeDiscovererCommand,
  DescribeRegistryCommand,
  DescribeSchemaCommand,
  GetResourcePolicyCommand,
  ListSchemasCommand,
} from '@aws-sdk/client-schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  schemasArns as arns,
  openApi,
  schemasStart,
  startSchemasCloud,
} from '../../../test/schemas-cloud.ts';

const attribute = (logicalId: string, name: string) => ({ 'Fn::GetAtt': [logicalId, name] });
const tags = (...keys: readonly string[]) => keys.map((Key) => ({ Key, Value: '1' }));
const registry = { RegistryName: 'busbar-dev' };
const statement = { Effect: 'Allow', Principal: '*', Action: 'schemas:*', Resource: '*' };
const template = (
  version: string,
  others: { Description?: string; Tags: object; CrossAccount?: boolean },
) => {
  const { CrossAccount, ...described } = others;
  return {
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
      Registry: { Type: 'AWS::EventSchemas::Registry', Properties: { ...registry, ...described } },
      Schema: {
        Type: 'AWS::EventSchemas::Schema',
        Properties: {
          RegistryName: attribute('Registry', 'RegistryName'),
          SchemaName: 'shop@orders.OrderPlaced-v1',
          Type: 'OpenApi3',
          Content: openApi(version),
          ...described,
        },
      },
      Unnamed: {
        Type: 'AWS::EventSchemas::Schema',
        Properties: {
          RegistryName: attribute('Registry', 'RegistryName'),
          Type: 'OpenApi3',
          Content: openApi(),
        },
      },
      Discoverer: {
        Type: 'AWS::EventSchemas::Discoverer',
        Properties: {
          SourceArn: attribute('Bus', 'Arn'),
          ...described,
          ...(CrossAccount !== undefined && { CrossAccount }),
        },
      },
      Policy: {
        Type: 'AWS::EventSchemas::RegistryPolicy',
        Properties: {
          RegistryName: attribute('Registry', 'RegistryName'),
          Policy: { Version: '2012-10-17', Statement: [{ ...statement, Sid: version }] },
        },
      },
    },
    Outputs: Object.fromEntries(
      [
        ['Registry', { Ref: 'Registry' }],
        ['RegistryArn', attribute('Registry', 'RegistryArn')],
        ['RegistryName', attribute('Registry', 'RegistryName')],
        ['Schema', { Ref: 'Schema' }],
        ['SchemaArn', attribute('Schema', 'SchemaArn')],
        ['SchemaName', attribute('Schema', 'SchemaName')],
        ['SchemaVersion', attribute('Schema', 'SchemaVersion')],
        ['LastModified', attribute('Schema', 'LastModified')],
        ['VersionCreatedDate', attribute('Schema', 'VersionCreatedDate')],
        ['Discoverer', { Ref: 'Discoverer' }],
        ['DiscovererArn', attribute('Discoverer', 'DiscovererArn')],
        ['DiscovererId', attribute('Discoverer', 'DiscovererId')],
        ['DiscovererState', attribute('Discoverer', 'State')],
        ['Policy', { Ref: 'Policy' }],
        ['PolicyId', attribute('Policy', 'Id')],
      ].map(([name, Value]) => [name, { Value }]),
    ),
  };
};

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'busbar-event-schemas-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function deploy(content: object) {
  const assembly = join(directory, 'cdk.out');
  mkdirSync(assembly, { recursive: true });
  const manifest = {
    artifacts: {
      bus: { type: 'aws:cloudformation:stack', properties: { templateFile: 'bus.json' } },
    },
  };
  writeFileSync(join(assembly, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(assembly, 'bus.json'), JSON.stringify(content));
  return startSchemasCloud({ assembly, dataDir: join(directory, 'data') });
}

/** What can be read of the resources of the template. */
async function resources({ schemas }: Awaited<ReturnType<typeof deploy>>) {
  const RegistryName = registry.RegistryName;
  const described = await schemas.send(new DescribeRegistryCommand({ RegistryName }));
  const schema = await schemas.send(
    new DescribeSchemaCommand({ RegistryName, SchemaName: 'shop@orders.OrderPlaced-v1' }),
  );
  const discoverer = await schemas.send(
    new DescribeDiscovererCommand({ DiscovererId: 'events-event-bus-orders' }),
  );
  const { Policy } = await schemas.send(new GetResourcePolicyCommand({ RegistryName }));
  return {
    registry: [described.Description, described.Tags],
    schema: [schema.Description, schema.Tags, schema.SchemaVersion, schema.Content],
    discoverer: [discoverer.Description, discoverer.Tags, discoverer.CrossAccount, discoverer.State],
    policy: (JSON.parse(String(Policy)) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid),
  };
}

describe('the EventSchemas of a template', () => {
  it('run, with what Ref and GetAtt give as AWS documents it', async () => {
    const local = await deploy(template('1.0.0', { Description: 'first', Tags: tags('a', 'b') }));
    const { Schemas } = await local.schemas.send(new ListSchemasCommand(registry));
    const found = await resources(local);
    await local.stop();

    const time = new Date(schemasStart).toISOString();
    expect(local.cloud.inertResources).toEqual([]);
    expect(local.cloud.outputs.bus).toEqual({
      Registry: arns.registry('busbar-dev'),
      RegistryArn: arns.registry('busbar-dev'),
      RegistryName: 'busbar-dev',
      Schema: arns.schema('busbar-dev', 'shop@orders.OrderPlaced-v1'),
      SchemaArn: arns.schema('busbar-dev', 'shop@orders.OrderPlaced-v1'),
      SchemaName: 'shop@orders.OrderPlaced-v1',
      SchemaVersion: '1',
      LastModified: time,
      VersionCreatedDate: time,
      Discoverer: arns.discoverer('orders'),
      DiscovererArn: arns.discoverer('orders'),
      DiscovererId: 'events-event-bus-orders',
      DiscovererState: 'STARTED',
      Policy: 'busbar-dev',
      PolicyId: 'busbar-dev',
    });
    expect(Schemas?.map(({ SchemaName }) => SchemaName)).toEqual([
      expect.stringMatching(/^bus-Unnamed/),
      'shop@orders.OrderPlaced-v1',
    ]);
    expect(found).toEqual({
      registry: ['first', { a: '1', b: '1' }],
      schema: ['first', { a: '1', b: '1' }, '1', openApi('1.0.0')],
      discoverer: ['first', { a: '1', b: '1' }, true, 'STARTED'],
      policy: ['1.0.0'],
    });
  });

  it('come to the state of the template that is deployed next', async () => {
    await (await deploy(template('1.0.0', { Description: 'first', Tags: tags('a', 'b') }))).stop();
    const unchanged = await deploy(template('1.0.0', { Description: 'first', Tags: tags('a', 'b') }));
    const before = await resources(unchanged);
    await unchanged.stop();

    const local = await deploy(template('2.0.0', { Tags: tags('b', 'c'), CrossAccount: false }));
    const after = await resources(local);
    await local.stop();

    expect(before.schema[2]).toBe('1');
    expect(local.cloud.outputs.bus?.SchemaVersion).toBe('2');
    expect(after).toEqual({
      registry: ['', { b: '1', c: '1' }],
      schema: ['', { b: '1', c: '1' }, '2', openApi('2.0.0')],
      discoverer: ['', { b: '1', c: '1' }, false, 'STARTED'],
      policy: ['2.0.0'],
    });
  });

  it('keep a deployment from starting when they are refused', async () => {
    const refused = {
      Resources: {
        Schema: {
          Type: 'AWS::EventSchemas::Schema',
          Properties: { RegistryName: 'nowhere', SchemaName: 'x', Type: 'OpenApi3', Content: openApi() },
        },
      },
    };

    await expect(deploy(refused)).rejects.toThrow(/Registry with name nowhere does not exist/);
  });
});
