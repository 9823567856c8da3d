import { describe, expect, it } from 'vitest';
import { createEventBusCloud, entry, queueArn } from '../../../test/event-bus-cloud.ts';

const pattern = { source: ['shop'] };
const deadLetters = { DeadLetterConfig: { Arn: queueArn('dead-letters') } };

describe('inputs', () => {
  it('sends a constant, a part or a transformed event', () => {
    const { core, ruleToQueue, messages } = createEventBusCloud();
    ruleToQueue('constant', pattern, { target: { Input: '{"fixed": 1}' } });
    ruleToQueue('part', pattern, { target: { InputPath: '$.detail.price' } });
    ruleToQueue('scalar', pattern, { target: { InputPath: '$.source' } });
    ruleToQueue('transformed', pattern, {
      target: {
        InputTransformer: { InputPathsMap: { p: '$.detail.price' }, InputTemplate: '{"price": <p>}' },
      },
    });

    core.putEvents([{ ...entry(), detail: '{"price":1.50}' }]);

    expect(['constant', 'part', 'scalar', 'transformed'].map((name) => messages(name)[0]?.body)).toEqual([
      '{"fixed": 1}',
      '1.50',
      '"shop"',
      '{"price": 1.50}',
    ]);
  });

  it('knows the reserved variables', () => {
    const { core, ruleToQueue, messages } = createEventBusCloud();
    ruleToQueue('text', pattern, {
      target: {
        InputTransformer: {
          InputTemplate: '"<aws.events.rule-arn> <aws.events.rule-name> <aws.events.event.ingestion-time>"',
        },
      },
    });
    ruleToQueue('json', pattern, {
      target: {
        InputTransformer: {
          InputTemplate: '{"event": <aws.events.event>, "json": <aws.events.event.json>}',
        },
      },
    });

    const [result] = core.putEvents([{ ...entry(), detail: '{"price":1.50}' }]);

    const id = result && 'EventId' in result ? result.EventId : '';
    expect(messages('text')[0]?.body).toBe(
      '"arn:aws:events:us-east-1:000000000000:rule/text text 2025-01-01T00:00:00Z"',
    );
    expect(messages('json')[0]?.body).toBe(
      `{"event": {"id":"${id}","account":"000000000000","detailType":"orders.OrderPlaced","time":"2025-01-01T00:00:00Z","source":"shop","region":"us-east-1","resources":[],"version":"0"}, ` +
        `"json": {"version":"0","id":"${id}","detail-type":"orders.OrderPlaced","source":"shop","account":"000000000000","time":"2025-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{"price":1.50}}}`,
    );
  });

  it('gives up an event whose transformed input is not JSON', () => {
    const { core, ruleToQueue, createQueue, messages, bodies } = createEventBusCloud();
    createQueue('dead-letters');
    ruleToQueue('orders', pattern, {
      target: {
        ...deadLetters,
        InputTransformer: { InputPathsMap: { l: '$.detail.list' }, InputTemplate: '{"list": "<l>"}' },
      },
    });

    core.putEvents([entry({ list: ['HIGH'] })]);

    expect(messages('orders')).toEqual([]);
    expect(bodies('dead-letters')).toMatchObject([{ detail: { list: ['HIGH'] } }]);
    expect(messages('dead-letters')[0]?.messageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'INVALID_JSON' },
    });
  });

  it.each([
    ['a literal', 'all', 'all'],
    ['a path', '$.detail.customer', 'c1'],
    ['a path to a number', '$.detail.n', '7'],
  ])('takes %s for the message group id', (_, MessageGroupId, expected) => {
    const { core, ruleToQueue, messages } = createEventBusCloud();
    ruleToQueue('orders', pattern, { target: { SqsParameters: { MessageGroupId } } });

    core.putEvents([entry({ customer: 'c1', n: 7 })]);

    expect(messages('orders')).toMatchObject([{ messageGroupId: expected }]);
  });

  it('gives up an event in which the path of the message group id leads to nothing', () => {
    const { core, ruleToQueue, recordsOf } = createEventBusCloud();
    ruleToQueue('orders', pattern, { target: { SqsParameters: { MessageGroupId: '$.detail.none' } } });

    core.putEvents([entry()]);

    expect(recordsOf('event-undeliverable')).toMatchObject([{ errorCode: 'INVALID_PARAMETER' }]);
  });
});
