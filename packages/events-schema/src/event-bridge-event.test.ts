import { describe, expect, it } from 'vitest';
import { InvalidEnvelopeError, parseEventBridgeEvent, safeParseEventBridgeEvent } from './index.ts';

const event = {
  version: '0',
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  'detail-type': 'orders.OrderPlaced',
  source: 'busbar.shop',
  account: '123456789012',
  time: '2025-03-01T08:26:00Z',
  region: 'eu-west-1',
  resources: [],
  detail: {
    metadata: {
      id: '01956f3a-0000-7000-8000-000000000000',
      version: '2.0',
      occurredAt: '2025-03-01T08:26:00.123Z',
      correlationId: 'request-1',
      producer: { service: 'shop' },
    },
    data: {},
  },
};
const violationsOf = (value: unknown) => {
  const result = safeParseEventBridgeEvent(value);
  return result.success ? [] : result.error.violations.map(({ pointer, message }) => `${pointer} ${message}`);
};

describe('parseEventBridgeEvent', () => {
  it('reads JSON text and parsed values alike', () => {
    expect(parseEventBridgeEvent(JSON.stringify(event))).toEqual(event);
    expect(parseEventBridgeEvent(event)).toBe(event);
  });

  it('keeps the replay name and fields that it does not know', () => {
    const replayed = { ...event, 'replay-name': 'replay-1', 'new-field': 1 };

    expect(parseEventBridgeEvent(JSON.stringify(replayed))).toEqual(replayed);
  });

  it('leaves the data to the definition of the event', () => {
    const { detail } = parseEventBridgeEvent({
      ...event,
      detail: { ...event.detail, data: { anything: 1 } },
    });

    expect(detail.data).toEqual({ anything: 1 });
  });

  it.each([
    ['an event of AWS, whose detail is not ours', { ...event, detail: { bucket: 'b' } }],
    [
      'metadata without id and with a version that is none',
      {
        ...event,
        detail: { ...event.detail, metadata: { ...event.detail.metadata, id: undefined, version: '2' } },
      },
    ],
    ['data that is no object', { ...event, detail: { ...event.detail, data: [] } }],
    ['an SQS record in place of its body', { messageId: '1', body: JSON.stringify(event) }],
    ['text that is no JSON', 'not JSON'],
    ['JSON text of null', 'null'],
    ['undefined', undefined],
  ])('names every violation of %s', (_, value) => {
    expect(violationsOf(value)).toMatchSnapshot();
  });

  it('keeps the text that is no JSON as the value of the violation, out of the message', () => {
    const result = safeParseEventBridgeEvent('name: Ada');

    expect(result.success ? [] : result.error.violations).toEqual([
      { pointer: '', keyword: 'json', message: 'must be JSON text', value: 'name: Ada', params: {} },
    ]);
    expect(result.success ? '' : result.error.message).not.toContain('Ada');
  });

  it('throws an error that names the event', () => {
    const parse = () => parseEventBridgeEvent({ ...event, detail: { data: {} } });

    expect(parse).toThrow(InvalidEnvelopeError);
    expect(parse).toThrowErrorMatchingInlineSnapshot(
      `[InvalidEnvelopeError: Failed to accept EventBridge event "7bf73129-1428-4cd3-a780-95db273d1602": 1 violation of the envelope (/detail must have required property 'metadata'). Publish it with createPublisher, or route events of other origin elsewhere.]`,
    );
  });
});
