import { compilePattern } from '@busbar/event-pattern';
import { describe, expect, it } from 'vitest';
import { findOverlaps } from './find-overlaps.ts';
import { type CheckedSubscription, subscriptionPatterns } from './subscription-patterns.ts';
import { templatePatterns } from './template-patterns.ts';

const subscription = (
  name: string,
  detailType: string,
  table: string,
  access = 'dynamodb:PutItem',
): CheckedSubscription => ({
  name,
  pattern: { 'detail-type': [detailType] },
  tables: [{ name: table, access: [access] }],
  buckets: [],
});
const patternsOf = (...subscriptions: readonly CheckedSubscription[]) =>
  subscriptionPatterns(subscriptions, (name) => ({
    file: `${name}/subscription.ts`,
    text: `export const a = defineSubscription({\n  name: '${name}',\n  events: [],\n});\n`,
  }));

describe('findOverlaps', () => {
  it('finds two subscriptions that write one table for one event, with the event', () => {
    const found = findOverlaps(
      patternsOf(
        subscription('totals', 'orders.OrderPlaced', 'read-model'),
        subscription('sums', 'orders.OrderPlaced', 'read-model'),
      ),
    );

    expect(found).toEqual([
      {
        code: 'OVERLAPPING_PATTERNS',
        severity: 'error',
        name: 'OVERLAPPING_PATTERNS totals sums',
        message:
          'Failed to keep "totals" and "sums" apart: both bring events to table "read-model", and some events match both, so their effect takes ' +
          'place twice. Narrow one of the patterns, or make them one.',
        place: { file: 'totals/subscription.ts', line: 3 },
        witness: { 'detail-type': 'orders.OrderPlaced' },
      },
    ]);
  });

  it.each([
    ['other events', subscription('sums', 'orders.OrderCancelled', 'read-model')],
    ['another table', subscription('sums', 'orders.OrderPlaced', 'sums')],
    ['the table only to read', subscription('sums', 'orders.OrderPlaced', 'read-model', 'dynamodb:GetItem')],
  ])('lets pass a subscription of %s', (_, other) => {
    expect(
      findOverlaps(patternsOf(subscription('totals', 'orders.OrderPlaced', 'read-model'), other)),
    ).toEqual([]);
  });

  it('finds two rules of one bus with one target, not of two', () => {
    const rule = (EventPattern: object, EventBusName: string, queue: string) => ({
      Type: 'AWS::Events::Rule',
      Properties: { EventPattern, EventBusName, Targets: [{ Arn: { 'Fn::GetAtt': [queue, 'Arn'] } }] },
    });
    const Resources = {
      A: rule({ source: [{ prefix: 'busbar.' }] }, 'bus', 'Queue'),
      B: rule({ source: [{ suffix: '.shop' }], account: [{ Ref: 'AWS::AccountId' }] }, 'bus', 'Queue'),
      C: rule({ source: [{ prefix: '' }] }, 'other', 'Queue'),
      D: rule({ source: [{ prefix: '' }] }, 'bus', 'Other'),
      E: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)' } },
      F: { Type: 'AWS::Events::Archive', Properties: { EventPattern: { source: [{ prefix: '' }] } } },
    };
    const patterns = templatePatterns([
      { file: 'a.template.json', text: JSON.stringify({ Resources }, null, 1) },
    ]);
    const found = findOverlaps(patterns);

    expect(patterns.map(({ name }) => name)).toEqual(['rule A', 'rule B', 'rule C', 'rule D', 'archive F']);
    expect(found.map(({ name }) => name)).toEqual(['OVERLAPPING_PATTERNS rule A rule B']);
    const [{ witness } = { witness: undefined }] = found;
    expect(
      patterns.slice(0, 2).map(({ pattern }) => compilePattern(pattern).matches(witness as never)),
    ).toEqual([true, true]);
  });
});
