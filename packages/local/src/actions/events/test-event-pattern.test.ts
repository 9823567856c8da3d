import { describe, expect, it } from 'vitest';
import { createEventBusCloud, refusal } from '../../../test/event-bus-cloud.ts';

const EventPattern = '{"source":["shop"]}';

describe('TestEventPattern', () => {
  const event = {
    id: '1',
    account: '000000000000',
    source: 'shop',
    time: '2025-01-01T00:00:00Z',
    region: 'us-east-1',
    resources: [],
    'detail-type': 't',
    detail: { n: 300.0 },
  };

  it.each([
    ['{"source":["shop"]}', true],
    ['{"source":["other"]}', false],
    ['{"detail":{"n":[{"numeric":["=",300]}]}}', true],
  ])('answers whether %s matches', async (pattern, Result) => {
    const { call } = createEventBusCloud();

    expect(await call('TestEventPattern', { EventPattern: pattern, Event: JSON.stringify(event) })).toEqual({
      Result,
    });
  });

  it('takes an event without resources, as AWS was seen to do', async () => {
    const { call } = createEventBusCloud();
    const { resources: _, ...bare } = event;

    expect(await call('TestEventPattern', { EventPattern, Event: JSON.stringify(bare) })).toEqual({
      Result: true,
    });
  });

  it('refuses an incomplete event and an invalid pattern', async () => {
    const { call } = createEventBusCloud();
    const { id: _, ...incomplete } = event;

    expect(await refusal(call('TestEventPattern', { EventPattern, Event: JSON.stringify(incomplete) }))).toBe(
      'ValidationException: Parameter Event is not valid.',
    );
    expect(await refusal(call('TestEventPattern', { EventPattern, Event: 'text' }))).toBe(
      'ValidationException: Parameter Event is not valid.',
    );
    expect(
      await refusal(call('TestEventPattern', { EventPattern: '{"a":[]}', Event: JSON.stringify(event) })),
    ).toMatch(
      /^InvalidEventPatternException: Event pattern is not valid\. Reason: Empty arrays are not allowed/,
    );
  });
});
