import { describe, expect, it } from 'vitest';
import { createEventBusCloud } from '../../../test/event-bus-cloud.ts';

const cloud000 = 'arn:aws:events:us-east-1:000000000000';

describe('permissions', () => {
  it.each([
    ['PutRule', { Name: 'r', EventBusName: 'b' }, 'rule/b/r'],
    ['DeleteRule', { Name: 'r' }, 'rule/r'],
    ['PutTargets', { Rule: 'r' }, 'rule/r'],
    ['CreateEventBus', { Name: 'b' }, 'event-bus/b'],
    ['PutPermission', { EventBusName: 'b' }, 'event-bus/b'],
    ['CreateArchive', { ArchiveName: 'a' }, 'archive/a'],
    ['StartReplay', { ReplayName: 'p' }, 'replay/p'],
    ['TagResource', { ResourceARN: `${cloud000}:rule/r` }, 'rule/r'],
  ])('%s is asked for on its own resource', (action, input, resource) => {
    const { permissions } = createEventBusCloud();

    expect(permissions(action, input)).toEqual([
      { action: `events:${action}`, resource: `${cloud000}:${resource}` },
    ]);
  });

  it('to hand a role to EventBridge is asked for with the rule or target that takes it', () => {
    const { permissions } = createEventBusCloud();
    const RoleArn = 'arn:aws:iam::000000000000:role/r';
    const passRole = {
      action: 'iam:PassRole',
      resource: RoleArn,
      conditions: { 'iam:passedtoservice': 'events.amazonaws.com' },
    };

    expect(permissions('PutRule', { Name: 'r', RoleArn })).toContainEqual(passRole);
    expect(permissions('PutTargets', { Rule: 'r', Targets: [{ RoleArn }, null] })).toContainEqual(passRole);
  });
});
