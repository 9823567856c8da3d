import { createRandom, createVirtualClock } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { createSpy } from '../spy.ts';
import { createMemoryStateStore } from '../state/state-store.ts';
import { createWorkLedger } from '../work-ledger.ts';
import type { AssemblyStack } from './cloud-assembly.ts';
import { deployAssembly } from './deploy-assembly.ts';
import type { ProviderContext, ResolvedResource, ResourceProvider } from './resource-provider.ts';
import { toTemplate } from './template.ts';

const clock = createVirtualClock({ startMs: 0 });
const context = {
  cloud: {
    accountId: '123456789012',
    region: 'eu-west-1',
    clock,
    random: createRandom(1),
    store: createMemoryStateStore(),
    work: createWorkLedger(clock),
    spy: createSpy(),
  },
} as Omit<ProviderContext, 'assetPath'>;

function createRecorder() {
  const deployed: ResolvedResource[] = [];
  const provider: ResourceProvider = {
    type: 'AWS::SQS::Queue',
    async deploy(resource) {
      deployed.push(resource);
      const name = resource.nameFrom('QueueName', 80);
      return { ref: `http://${name}`, attributes: { Arn: `arn:${name}` } };
    },
  };
  return { deployed, provider };
}

function toStack(stackName: string, template: object): AssemblyStack {
  return {
    stackName,
    templateFile: `${stackName}.json`,
    template: toTemplate(template, stackName),
    assets: new Map(),
  };
}

const deploy = (stacks: AssemblyStack[], provider: ResourceProvider) =>
  deployAssembly({ stacks, providers: [provider], context });

describe('deployAssembly', () => {
  it('creates a queue after the dead-letter queue that it refers to', async () => {
    const { deployed, provider } = createRecorder();
    const stack = toStack('shop', {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            QueueName: 'q',
            RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] } },
          },
        },
        Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
      },
    });
    await deploy([stack], provider);
    expect(deployed.map(({ logicalId, properties }) => [logicalId, properties])).toEqual([
      ['Dead', { QueueName: 'dead' }],
      ['Queue', { QueueName: 'q', RedrivePolicy: { deadLetterTargetArn: 'arn:dead' } }],
    ]);
  });

  it('hands an export of one stack to an import of the next', async () => {
    const { deployed, provider } = createRecorder();
    const first = toStack('first', {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } },
      Outputs: {
        QueueArn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: 'first:QueueArn' } },
      },
    });
    const second = toStack('second', {
      Resources: {
        Other: { Type: 'AWS::SQS::Queue', Properties: { Source: { 'Fn::ImportValue': 'first:QueueArn' } } },
      },
    });
    const { stacks } = await deploy([first, second], provider);
    expect(deployed[1]?.properties).toEqual({ Source: 'arn:q' });
    expect(stacks[0]?.outputs).toEqual({ QueueArn: 'arn:q' });
    expect(stacks[0]?.exports).toEqual({ QueueArn: 'first:QueueArn' });
  });

  it('gives an unnamed resource the same name each time', async () => {
    const template = {
      Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
      Outputs: { Url: { Value: { Ref: 'Queue' } } },
    };
    const [once, again] = await Promise.all(
      [1, 2].map(() => deploy([toStack('shop', template)], createRecorder().provider)),
    );
    expect(once?.stacks[0]?.outputs).toEqual({ Url: 'http://shop-Queue-8d5593f05488' });
    expect(again?.stacks[0]?.outputs).toEqual(once?.stacks[0]?.outputs);
  });

  it('leaves out a resource whose condition does not hold', async () => {
    const { deployed, provider } = createRecorder();
    const stack = toStack('shop', {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Condition: 'Never' } },
    });
    await deploy([stack], provider);
    expect(deployed).toEqual([]);
  });

  it('lists a resource of an unknown type as inert and lets others name it', async () => {
    const { deployed, provider } = createRecorder();
    const stack = toStack('shop', {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm' },
        Queue: { Type: 'AWS::SQS::Queue', Properties: { Note: { Ref: 'Alarm' } } },
      },
    });
    const { inertResources, stacks } = await deploy([stack], provider);
    expect(inertResources).toEqual([
      { stackName: 'shop', logicalId: 'Alarm', type: 'AWS::CloudWatch::Alarm' },
    ]);
    expect(deployed[0]?.properties.Note).toMatch(/^shop-Alarm-[0-9a-f]{12}$/);
    expect(stacks[0]?.resources.map(({ logicalId, inert }) => [logicalId, inert])).toEqual([
      ['Alarm', true],
      ['Queue', false],
    ]);
  });

  it.each([
    [
      'an attribute of an inert resource',
      {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Queue: { Type: 'AWS::SQS::Queue', Properties: { V: { 'Fn::GetAtt': 'Vpc.CidrBlock' } } },
      },
      'Failed to load assembly "shop.json": the attribute "CidrBlock" of "Vpc" (AWS::EC2::VPC) is not known. ' +
        'The local cloud does not run AWS::EC2::VPC: leave it out of what must run locally.',
    ],
    [
      'a name that nothing has',
      { Queue: { Type: 'AWS::SQS::Queue', Properties: { V: { Ref: 'Nobody' } } } },
      'Failed to load assembly "shop.json": nothing is named "Nobody". Synthesize the app again.',
    ],
    [
      'a circle',
      {
        A: { Type: 'AWS::SQS::Queue', Properties: { V: { Ref: 'B' } } },
        B: { Type: 'AWS::SQS::Queue', DependsOn: 'A' },
      },
      'Failed to load assembly "shop.json": its resources refer to each other in a circle (A → B → A). ' +
        'Break the circle in the CDK app.',
    ],
    [
      'a function that is not known',
      { Queue: { Type: 'AWS::SQS::Queue', Properties: { V: { 'Fn::Cidr': [] } } } },
      'Failed to load resource "shop/Queue" of "shop.json": AWS::SQS::Queue could not be created (the intrinsic ' +
        'function Fn::Cidr is not supported by the local cloud). Change the resource in the CDK app and synthesize again.',
    ],
  ])('refuses %s', async (_case, Resources, message) => {
    await expect(deploy([toStack('shop', { Resources })], createRecorder().provider)).rejects.toThrow(
      expect.objectContaining({ code: 'ASSEMBLY_INVALID', message }),
    );
  });
});
