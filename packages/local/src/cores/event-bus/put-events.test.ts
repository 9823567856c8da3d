import { limits } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { createEventBusCloud, entry } from '../../../test/event-bus-cloud.ts';

describe('PutEvents', () => {
  it('delivers the envelope as compact JSON in the order of keys that AWS has', () => {
    const { core, ruleToQueue, messages } = createEventBusCloud();
    ruleToQueue('all', { source: ['shop'] });

    const [result] = core.putEvents([
      {
        source: 'shop',
        detailType: 'orders.OrderPlaced',
        detail: '{ "price": 1.50, "note": "a b" }',
        resources: ['arn:one'],
        timeMs: Date.UTC(2010, 11, 1, 8, 26, 59, 999),
      },
    ]);

    const id = result && 'EventId' in result ? result.EventId : '';
    expect(messages('all')).toEqual([
      {
        body: `{"version":"0","id":"${id}","detail-type":"orders.OrderPlaced","source":"shop","account":"000000000000","time":"2010-12-01T08:26:59Z","region":"us-east-1","resources":["arn:one"],"detail":{"price":1.50,"note":"a b"}}`,
      },
    ]);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('takes the time of the call, in whole seconds, when an entry has none', () => {
    const { core, ruleToQueue, bodies } = createEventBusCloud();
    ruleToQueue('all', { source: ['shop'] });

    core.putEvents([entry()]);

    expect(bodies('all')).toMatchObject([{ time: '2025-01-01T00:00:00Z', resources: [] }]);
  });

  it('refuses entries one by one with the codes and words of AWS and takes the others', () => {
    const { core, ruleToQueue, bodies } = createEventBusCloud();
    ruleToQueue('all', { source: ['shop'] });

    const results = core.putEvents([
      { detailType: 't', detail: '{}' },
      { source: 'shop', detail: '{}' },
      { source: 'shop', detailType: 't' },
      { source: 'shop', detailType: 't', detail: '{"open":' },
      { source: 'shop', detailType: 't', detail: '["array"]' },
      { source: 'shop', detailType: 't', detail: '"string"' },
      { source: 'shop', detailType: 't', detail: 'null' },
      { source: 'aws.s3', detailType: 't', detail: '{}' },
      { source: 'shop', detailType: 'x'.repeat(129), detail: '{}' },
      entry(),
    ]);

    expect(results.slice(0, 9)).toMatchInlineSnapshot(`
      [
        {
          "ErrorCode": "InvalidArgument",
          "ErrorMessage": "Parameter Source is not valid. Reason: Source is a required argument.",
        },
        {
          "ErrorCode": "InvalidArgument",
          "ErrorMessage": "Parameter DetailType is not valid. Reason: DetailType is a required argument.",
        },
        {
          "ErrorCode": "InvalidArgument",
          "ErrorMessage": "Parameter Detail is not valid. Reason: Detail is a required argument.",
        },
        {
          "ErrorCode": "MalformedDetail",
          "ErrorMessage": "Detail is malformed.",
        },
        {
          "ErrorCode": "MalformedDetail",
          "ErrorMessage": "Detail is malformed.",
        },
        {
          "ErrorCode": "MalformedDetail",
          "ErrorMessage": "Detail is malformed.",
        },
        {
          "ErrorCode": "MalformedDetail",
          "ErrorMessage": "Detail is malformed.",
        },
        {
          "ErrorCode": "NotAuthorizedForSourceException",
          "ErrorMessage": "Not authorized for the source.",
        },
        {
          "ErrorCode": "InvalidArgument",
          "ErrorMessage": "Parameter DetailType is not valid. Reason: DetailType has 129 characters, at most 128 are allowed.",
        },
      ]
    `);
    expect(results[9]).toEqual({ EventId: expect.any(String) });
    expect(bodies('all')).toHaveLength(1);
  });

  it('takes entries of 1,000,000 bytes together and refuses the call at one byte more', () => {
    const { core } = createEventBusCloud();
    const ofBytes = (bytes: number) => ({
      timeMs: 0,
      source: 's',
      detailType: 'é',
      resources: ['r'],
      detail: `{"a":"${'x'.repeat(bytes - 14 - 1 - 2 - 1 - 8)}"}`,
    });
    const half = limits.putEvents.totalBytes / 2;

    expect(core.putEvents([ofBytes(half), ofBytes(half)])).toHaveLength(2);
    expect(() => core.putEvents([ofBytes(half), ofBytes(half + 1)])).toThrow(
      'Total size of the entries in the request is over the limit.',
    );
  });

  it('accepts an event for a bus that does not exist and drops it', () => {
    const { core, recordsOf } = createEventBusCloud();

    const [result] = core.putEvents([entry({}, { eventBusName: 'nowhere' })]);

    const eventId = result && 'EventId' in result ? result.EventId : undefined;
    expect(recordsOf('event-dropped')).toEqual([
      {
        type: 'event-dropped',
        atMs: expect.any(Number),
        eventBusName: 'nowhere',
        eventId,
        reason: 'unknown-event-bus',
      },
    ]);
    expect(recordsOf('event-accepted')).toEqual([]);
  });

  it('finds a bus by its ARN and keeps buses apart', () => {
    const { core, ruleToQueue, bodies } = createEventBusCloud();
    const bus = core.buses.create('orders', {}, {});
    ruleToQueue('custom', { source: ['shop'] }, { eventBusName: 'orders' });
    ruleToQueue('default', { source: ['shop'] });

    core.putEvents([entry({ n: 1 }, { eventBusName: bus.arn }), entry({ n: 2 })]);

    expect(bodies('custom')).toMatchObject([{ detail: { n: 1 } }]);
    expect(bodies('default')).toMatchObject([{ detail: { n: 2 } }]);
  });

  it('delivers one event with one id through every rule that matches', () => {
    const { core, ruleToQueue, bodies, recordsOf } = createEventBusCloud();
    ruleToQueue('first', { source: ['shop'] });
    ruleToQueue('second', { detail: { n: [{ numeric: ['>', 1] }] } });
    ruleToQueue('third', { source: ['other'] });

    core.putEvents([entry({ n: 2 })]);

    expect(bodies('first')).toEqual(bodies('second'));
    expect(bodies('third')).toEqual([]);
    expect(recordsOf('event-matched').map(({ ruleArn }) => ruleArn)).toEqual([
      'arn:aws:events:us-east-1:000000000000:rule/first',
      'arn:aws:events:us-east-1:000000000000:rule/second',
    ]);
  });

  it('passes the trace header on beside the event', () => {
    const { core, ruleToQueue, messages } = createEventBusCloud();
    ruleToQueue('all', { source: ['shop'] });

    core.putEvents([entry({}, { traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793' })]);

    expect(messages('all')).toMatchObject([{ awsTraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793' }]);
  });

  it('gives events the same ids under the same seed', () => {
    const ids = (seed: number) => createEventBusCloud({ seed }).core.putEvents([entry(), entry()]);

    expect(ids(7)).toEqual(ids(7));
    expect(ids(7)).not.toEqual(ids(8));
  });
});

describe('putServiceEvent', () => {
  it('puts an event whose source is an AWS service', () => {
    const { core, ruleToQueue, bodies } = createEventBusCloud();
    ruleToQueue('uploads', { source: ['aws.s3'] });

    core.putServiceEvent('default', {
      source: 'aws.s3',
      detailType: 'Object Created',
      resources: ['arn:aws:s3:::files'],
      detail: { object: { key: 'a.csv' } },
    });

    expect(bodies('uploads')).toMatchObject([
      { source: 'aws.s3', 'detail-type': 'Object Created', detail: { object: { key: 'a.csv' } } },
    ]);
  });
});
