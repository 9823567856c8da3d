import { describe, expect, it } from 'vitest';
import { createMessageFilter } from './message-filter.ts';
import { toSqsRecord } from './sqs-record.ts';

const record = (body: string) =>
  toSqsRecord(
    {
      messageId: 'm',
      receiptHandle: 'r',
      body,
      md5OfBody: 'md5',
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: { kind: { DataType: 'String', StringValue: 'order' } },
    },
    'arn:aws:sqs:us-east-1:000000000000:orders',
    'us-east-1',
  );

describe('a message filter', () => {
  it('looks into a body nested in 100,000 levels', () => {
    const body = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;

    expect(createMessageFilter(['{"body":{"a":{"a":[1]}}}'])(record(body))).toBe(false);
  });

  it.each([
    ['{"body":{"detail-type":["orders.OrderPlaced"]}}', '{"detail-type":"orders.OrderPlaced"}', true],
    ['{"body":{"detail-type":["orders.OrderPlaced"]}}', '{"detail-type":"other"}', false],
    ['{"body":{"total":[{"numeric":[">",10]}]}}', '{"total":11}', true],
    ['{"body":{"total":[{"numeric":[">",10]}]}}', 'plain text', false],
    ['{"body":["plain text"]}', 'plain text', true],
    ['{"body":["plain text"]}', '{"a":1}', false],
    ['{"messageAttributes":{"kind":{"stringValue":["order"]}}}', 'anything', true],
    ['{"eventSourceARN":[{"suffix":":orders"}]}', '{}', true],
  ])('%s on the body %s: %s', (pattern, body, passes) => {
    expect(createMessageFilter([pattern])(record(body))).toBe(passes);
  });

  it('passes what one of its patterns matches', () => {
    const filter = createMessageFilter(['{"body":{"a":[1]}}', '{"body":{"b":[1]}}']);

    expect([filter(record('{"a":1}')), filter(record('{"b":1}')), filter(record('{"c":1}'))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('without patterns passes everything', () => {
    expect(createMessageFilter([])(record('x'))).toBe(true);
  });

  it.each(['{', '{"body":1}', '[]'])('refuses the pattern %s', (pattern) => {
    expect(() => createMessageFilter([pattern])).toThrow(
      expect.objectContaining({
        code: 'InvalidParameterValueException',
        message: 'Invalid filter pattern definition.',
      }),
    );
  });
});
