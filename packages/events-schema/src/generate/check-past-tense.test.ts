import { describe, expect, it } from 'vitest';
import { checkPastTense } from './check-past-tense.ts';

describe('checkPastTense', () => {
  it.each([
    'OrderPlaced',
    'OrderCancelled',
    'PaymentSent',
    'GoodsResent',
    'UserSignedUp',
    'GoodsSentBack',
    'BalanceOverdrawn',
    'PDFRead',
    'Paid',
  ])('has nothing to say of %s', (name) => {
    expect(checkPastTense('demo', name)).toEqual([]);
  });

  it.each([
    ['CreateOrder', '"order"', 'Name what has happened, the participle last: OrderPlaced, PaymentSent'],
    ['OrderShipment', '"shipment"', 'Name what has happened, the participle last: OrderPlaced, PaymentSent'],
    ['Newsfeed', '"newsfeed"', 'Name what has happened, the participle last: OrderPlaced, PaymentSent'],
    ['PlacedOrder', '"order"', 'Put the participle last: OrderPlaced, not PlacedOrder'],
    ['OrderPlacedEvent', '"event"', 'Leave "Event" out: every name here is that of an event'],
  ])('warns of %s', (name, word, fix) => {
    expect(checkPastTense('demo', name)).toEqual([
      {
        file: `demo/${name}`,
        pointer: '',
        reason: `event "${name}" is not named in the past tense (${word} is no participle that is known)`,
        fix,
      },
    ]);
  });
});
