import { describe, expect, it } from 'vitest';
import { conditionsHold } from './condition.ts';

const context = {
  'aws:sourcearn': 'arn:aws:events:us-east-1:1:rule/bus/all',
  'aws:securetransport': 'false',
  'events:detail-type': ['orders.OrderPlaced', 'orders.OrderCancelled'],
  's3:max-keys': '10',
};

describe('conditionsHold', () => {
  it.each([
    ['StringEquals', 'aws:sourcearn', ['arn:aws:events:us-east-1:1:rule/bus/all'], true],
    ['StringEquals', 'aws:sourcearn', ['other'], false],
    ['StringEquals', 'aws:missing', ['other'], false],
    ['StringEqualsIfExists', 'aws:missing', ['other'], true],
    ['StringNotEquals', 'aws:missing', ['other'], true],
    ['StringNotEquals', 'aws:sourcearn', ['other', 'arn:aws:events:us-east-1:1:rule/bus/all'], false],
    ['StringLike', 'aws:sourcearn', ['arn:aws:events:*:rule/bus/*'], true],
    ['ArnLike', 'aws:sourcearn', ['arn:aws:sqs:*'], false],
    ['ArnNotLike', 'aws:sourcearn', ['arn:aws:sqs:*'], true],
    ['Bool', 'aws:securetransport', ['false'], true],
    ['Bool', 'aws:securetransport', ['true'], false],
    ['NumericLessThanEquals', 's3:max-keys', ['10'], true],
    ['NumericLessThan', 's3:max-keys', ['10'], false],
    ['Null', 'aws:missing', ['true'], true],
    ['Null', 'aws:sourcearn', ['true'], false],
    ['ForAnyValue:StringEquals', 'events:detail-type', ['orders.OrderPlaced'], true],
    ['ForAllValues:StringEquals', 'events:detail-type', ['orders.OrderPlaced'], false],
    ['ForAllValues:StringLike', 'events:detail-type', ['orders.*'], true],
    ['ForAllValues:StringEquals', 'aws:missing', ['x'], true],
    ['DateSomething', 'aws:sourcearn', ['x'], false],
  ])('%s on %s with %j is %s', (operator, key, wanted, holds) => {
    expect(conditionsHold({ [operator]: { [key]: wanted } }, context, 'Allow')).toBe(holds);
  });

  it('holds for a deny with an operator that is not known', () => {
    expect(conditionsHold({ DateSomething: { 'aws:sourcearn': ['x'] } }, context, 'Deny')).toBe(true);
  });

  it('needs every operator and key to hold', () => {
    const block = { Bool: { 'aws:securetransport': ['false'] }, StringEquals: { 'aws:sourcearn': ['no'] } };
    expect(conditionsHold(block, context, 'Allow')).toBe(false);
  });
});
