import { describe, expect, it } from 'vitest';
import { createEventBusCloud, refusal } from '../../../test/event-bus-cloud.ts';

const EventPattern = '{"source":["shop"]}';
const cloud000 = 'arn:aws:events:us-east-1:000000000000';

describe('tag actions', () => {
  it.each(['event-bus/orders', 'rule/orders/r'])('tag and untag %s', async (resource) => {
    const { call } = createEventBusCloud();
    await call('CreateEventBus', { Name: 'orders' });
    await call('PutRule', { Name: 'r', EventBusName: 'orders', EventPattern });
    const ResourceARN = `${cloud000}:${resource}`;

    await call('TagResource', {
      ResourceARN,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    });
    await call('TagResource', { ResourceARN, Tags: [{ Key: 'a', Value: '3' }] });
    await call('UntagResource', { ResourceARN, TagKeys: ['b', 'c'] });

    expect(await call('ListTagsForResource', { ResourceARN })).toEqual({ Tags: [{ Key: 'a', Value: '3' }] });
  });

  it.each([
    ['event-bus/none', 'Event bus none does not exist.'],
    ['rule/none', 'Rule none does not exist on EventBus default.'],
    ['archive/shop', `Resource ${cloud000}:archive/shop does not exist.`],
  ])('do not find %s', async (resource, message) => {
    const { call } = createEventBusCloud();

    expect(await refusal(call('ListTagsForResource', { ResourceARN: `${cloud000}:${resource}` }))).toBe(
      `ResourceNotFoundException: ${message}`,
    );
  });
});
