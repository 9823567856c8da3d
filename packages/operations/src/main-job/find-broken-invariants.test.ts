import { describe, expect, it } from 'vitest';
import { type ExpectedOutcome, findBrokenInvariants } from './find-broken-invariants.ts';

type Facts = Parameters<typeof findBrokenInvariants>[0];

const totals = { France: { orders: 3, cancellations: 1, grossPence: 900, cancelledPence: 300 } };
const deadLetter = { queue: 'projection-dlq', eventId: 'poison', reason: 'total', messages: 3 };

/** 10 lines of 5 invoices: 3 orders and a cancellation accepted, one invoice of 2 lines and a stray line refused. */
const report: Facts = {
  seed: 1,
  input: { lines: 10, invoices: 5, malformed: 1 },
  accepted: { placed: 3, cancelled: 1 },
  refused: [
    { invoice: '5', lines: [8, 9], reasons: [{ line: 9, field: 'quantity', reason: 'must be >= 1' }] },
    { invoice: null, lines: [11], reasons: [{ line: 11, field: 'line', reason: 'has 1 columns' }] },
  ],
  published: 7,
  publishedTwice: 2,
  poison: 1,
  routed: { 'order-projection': 7, 'order-notifier': 6, 'event-archiver': 7 },
  handled: { 'order-projection': 4, 'order-notifier': 4, 'event-archiver': 7 },
  duplicatesAbsorbed: 4,
  retried: 5,
  faultsInjected: 2,
  deadLettered: [deadLetter],
  archived: { eventBridge: 7, s3: 7 },
  replayed: { eventBridge: 7, s3: 7 },
  notifications: 4,
  totals,
  readModelDigest: { before: 'aa', afterEventBridgeReplay: 'aa', afterS3Replay: 'aa' },
};

const expected: ExpectedOutcome = {
  poisonEventId: 'poison',
  poisonQueue: 'projection-dlq',
  acceptedLines: 7,
  totals,
  routed: { 'order-projection': 7, 'order-notifier': 6, 'event-archiver': 7 },
  effects: { 'order-projection': 4, 'order-notifier': 4 },
  timesHandled: { 'order-projection': 3, 'order-notifier': 4 },
  notificationsDigest: { before: 'bb', after: 'bb' },
  lost: 0,
};

const handledBy = (changes: Readonly<Record<string, number>>) => ({
  handled: { ...report.handled, ...changes },
});
const routedTo = (changes: Readonly<Record<string, number>>) => ({
  routed: { ...report.routed, ...changes },
});

const broken: readonly (readonly [string, Partial<Facts>, Partial<ExpectedOutcome>, string])[] = [
  [
    'a notification that was sent twice and left one item',
    {},
    { timesHandled: { 'order-projection': 3, 'order-notifier': 5 } },
    'events of order-notifier handled once each: 5 times > 4',
  ],
  [
    'a line that is neither accepted nor refused',
    {},
    { acceptedLines: 6 },
    'accepted + refused lines = input lines: 9 ≠ 10',
  ],
  [
    'an invoice that is neither accepted nor refused',
    { input: { lines: 10, invoices: 6, malformed: 1 } },
    {},
    'accepted + refused invoices = input invoices: 5 ≠ 6',
  ],
  [
    'an event that was published and planned by nobody',
    { publishedTwice: 1 },
    {},
    'published = accepted + published twice + poison: 7 ≠ 6',
  ],
  [
    'an event that its rule did not match',
    routedTo({ 'order-projection': 6 }),
    {},
    'routed to order-projection = published of what it takes: 6 ≠ 7',
  ],
  [
    'an event that missed the archiver',
    routedTo({ 'event-archiver': 6 }),
    {},
    'routed to event-archiver = published of what it takes: 6 ≠ 7',
  ],
  [
    'a cancellation that reached the notifier',
    routedTo({ 'order-notifier': 7 }),
    {},
    'routed to order-notifier = published of what it takes: 7 ≠ 6',
  ],
  [
    'an event that nobody handled',
    handledBy({ 'order-projection': 3 }),
    { effects: { ...expected.effects, 'order-projection': 3 } },
    'accepted + poison = handled + dead-lettered: 5 ≠ 4',
  ],
  [
    'an effect that happened twice',
    {},
    { effects: { ...expected.effects, 'order-projection': 5 } },
    'effects of order-projection = events it handled: 5 ≠ 4',
  ],
  [
    'a notification too few in its table',
    {},
    { effects: { ...expected.effects, 'order-notifier': 3 } },
    'effects of order-notifier = events it handled: 3 ≠ 4',
  ],
  [
    'a notification too many in the report',
    { notifications: 5 },
    {},
    'notifications = orders placed, each once: 5 ≠ 4',
  ],
  [
    'another dead letter',
    { deadLettered: [{ ...deadLetter, eventId: 'innocent' }] },
    {},
    'dead letters = the poison event alone: [{"queue":"projection-dlq","eventId":"innocent"}] ≠ ' +
      '[{"queue":"projection-dlq","eventId":"poison"}]',
  ],
  [
    'the poison event in another queue',
    { deadLettered: [{ ...deadLetter, queue: 'notifier-dlq' }] },
    {},
    'dead letters = the poison event alone: [{"queue":"notifier-dlq","eventId":"poison"}] ≠ ' +
      '[{"queue":"projection-dlq","eventId":"poison"}]',
  ],
  ['an event that no queue kept', {}, { lost: 1 }, 'events lost: 1 ≠ 0'],
  [
    'a penny too few',
    { totals: { France: { ...totals.France, grossPence: 899 } } },
    {},
    'totals of the read model = totals of the CSV: ' +
      '{"France":{"orders":3,"cancellations":1,"grossPence":899,"cancelledPence":300}} ≠ ' +
      '{"France":{"orders":3,"cancellations":1,"grossPence":900,"cancelledPence":300}}',
  ],
  [
    'an EventBridge archive that lacks an event',
    { archived: { eventBridge: 6, s3: 7 } },
    {},
    'EventBridge archive = published: 6 ≠ 7',
  ],
  [
    'an S3 archive that lacks an event',
    { archived: { eventBridge: 7, s3: 6 } },
    {},
    'S3 archive = published: 6 ≠ 7',
  ],
  [
    'an EventBridge replay that delivered too much',
    { replayed: { eventBridge: 14, s3: 7 } },
    {},
    'EventBridge replay delivered the archive: 14 ≠ 7',
  ],
  [
    'an S3 replay that delivered too little',
    { replayed: { eventBridge: 7, s3: 6 } },
    {},
    'S3 replay delivered the archive: 6 ≠ 7',
  ],
  [
    'a read model that differs after the EventBridge replay',
    { readModelDigest: { ...report.readModelDigest, afterEventBridgeReplay: 'ab' } },
    {},
    'read model after EventBridge replay: "ab" ≠ "aa"',
  ],
  [
    'a read model that differs after the S3 replay',
    { readModelDigest: { ...report.readModelDigest, afterS3Replay: 'ac' } },
    {},
    'read model after S3 replay: "ac" ≠ "aa"',
  ],
  [
    'a notification that a replay sent again',
    {},
    { notificationsDigest: { before: 'bb', after: 'bc' } },
    'notifications after both replays: "bc" ≠ "bb"',
  ],
  [
    'a duplicate that nobody absorbed',
    { duplicatesAbsorbed: 1 },
    {},
    'duplicates absorbed ≥ published twice: 1 < 2',
  ],
];

describe('findBrokenInvariants', () => {
  it('finds nothing wrong with a run that lost nothing and did nothing twice', () => {
    expect(findBrokenInvariants(report, expected)).toEqual([]);
  });

  it.each(broken)('names %s, and nothing else', (_what, facts, outcome, message) => {
    expect(findBrokenInvariants({ ...report, ...facts }, { ...expected, ...outcome })).toEqual([message]);
  });

  it('names every broken invariant of a run in which the projection stood still', () => {
    const facts = {
      ...handledBy({ 'order-projection': 0 }),
      ...routedTo({ 'order-projection': 0 }),
      totals: {},
    };
    const outcome = {
      effects: { ...expected.effects, 'order-projection': 0 },
      timesHandled: { ...expected.timesHandled, 'order-projection': 0 },
    };
    expect(
      findBrokenInvariants({ ...report, ...facts }, { ...expected, ...outcome }).map((each) =>
        each.slice(0, each.indexOf(':')),
      ),
    ).toEqual([
      'routed to order-projection = published of what it takes',
      'accepted + poison = handled + dead-lettered',
      'totals of the read model = totals of the CSV',
    ]);
  });
});
