import { describe, expect, it } from 'vitest';
import { shopContracts, toEvent, validOrder } from '../../test/drift/shop-contracts.ts';
import { type DriftOptions, findDrift } from './find-drift.ts';
import type { Sampled } from './observation.ts';

const find = (sampled: readonly Sampled[], options: Partial<DriftOptions> = {}) =>
  findDrift(sampled, { files: shopContracts, contractsDir: 'contracts', ...options });

const many = (count: number, data: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => toEvent(data(index)));

/** Findings in short, without the hints. */
async function told(sampled: readonly Sampled[], options: Partial<DriftOptions> = {}) {
  const { findings } = await find(sampled, options);
  return findings
    .filter(({ severity }) => severity === 'drift')
    .map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`);
}

describe('findDrift', () => {
  it('finds no drift in events that are as their contract says', async () => {
    const report = await find(many(3, () => validOrder));

    expect(report).toEqual({
      verdict: 'none',
      events: 3,
      copies: 0,
      versions: [
        {
          detailType: 'orders.OrderPlaced',
          major: 1,
          file: 'orders/OrderPlaced/v1.schema.json',
          events: 3,
          violating: 0,
          undeclared: 0,
          producers: { shop: { events: 3, violating: 0, undeclared: 0 } },
          revisions: { '1.0': { events: 3, violating: 0, undeclared: 0 } },
          isCut: false,
        },
      ],
      findings: [],
      proposal: { edits: [], unanswered: [], patch: '', verdicts: [] },
      unreadable: [],
      unreadableCount: 0,
    });
  });

  it('names undeclared fields with place, share, type and shape, and no value', async () => {
    const report = await find([
      toEvent(validOrder),
      toEvent({ ...validOrder, coupon: { code: 'SECRET', until: '2026-02-01' } }),
      toEvent({ ...validOrder, lines: [{ sku: 'a', gift: true }, { sku: 'b' }, { sku: 'c', gift: null }] }),
    ]);

    expect(report.findings).toEqual([
      {
        code: 'FIELD_UNDECLARED',
        severity: 'drift',
        detailType: 'orders.OrderPlaced',
        major: 1,
        pointer: '/coupon',
        message: 'undeclared, in 1 of 3 objects, object { code, until }',
        count: 1,
        of: 3,
        types: { object: 1 },
        schema: {
          type: 'object',
          properties: { code: { type: 'string' }, until: { type: 'string', format: 'date' } },
        },
      },
      {
        code: 'FIELD_UNDECLARED',
        severity: 'drift',
        detailType: 'orders.OrderPlaced',
        major: 1,
        pointer: '/lines/-/gift',
        message: 'undeclared, in 2 of 5 objects, boolean or null',
        count: 2,
        of: 5,
        types: { boolean: 1, null: 1 },
        schema: { type: ['boolean', 'null'] },
      },
    ]);
    expect(report.versions[0]).toMatchObject({ events: 3, violating: 0, undeclared: 2 });
    expect(JSON.stringify(report)).not.toContain('SECRET');
  });

  it('tells values of undeclared fields when asked, and infers an enum of them', async () => {
    const channels = many(20, (index) => ({ ...validOrder, channel: index % 2 === 0 ? 'web' : 'shop' }));

    const { findings } = await find(channels, { showValues: true });

    expect(findings[0]).toMatchObject({
      pointer: '/channel',
      values: [
        { value: 'shop', count: 10 },
        { value: 'web', count: 10 },
      ],
      schema: { type: 'string', enum: ['shop', 'web'] },
    });
  });

  it('names every rule that is broken, with its keyword, place and count', async () => {
    const broken = [
      { ...validOrder, status: 'lost', weight: 0 },
      { ...validOrder, status: 'lost', weight: 1.5 },
      { orderId: null, status: 'paid', currency: 'EUR', lines: [] },
      { ...validOrder, lines: [{}, { sku: 'a' }, {}] },
    ];

    expect(await told(broken.map((data) => toEvent(data)))).toEqual([
      'ENUM_VALUE_UNLISTED /currency: not listed, 1 time in 4 events: "EUR" × 1',
      'RULE_BROKEN /lines: minItems: must NOT have fewer than 1 items, 1 time in 4 events',
      'REQUIRED_ABSENT /lines/-/sku: required and absent, 2 times in 4 events',
      'TYPE_CONFLICT /orderId: null seen, must be string, 1 time in 4 events',
      'ENUM_VALUE_UNLISTED /status: not listed, 2 times in 4 events: "lost" × 2',
      'RULE_BROKEN /weight: minimum: must be >= 1, 1 time in 4 events: 0 × 1',
      'TYPE_CONFLICT /weight: number seen, must be integer, 1 time in 4 events',
    ]);
  });

  it('never tells a classified value', async () => {
    const report = await find([toEvent({ ...validOrder, email: 'b@example.com' })], { showValues: true });

    expect(report.findings).toMatchObject([
      { code: 'ENUM_VALUE_UNLISTED', pointer: '/email', valuesLeftOut: 1 },
    ]);
    expect(JSON.stringify(report)).not.toContain('b@example.com');
    expect(report.proposal.unanswered).toMatchObject([{ reason: 'its values are classified' }]);
  });

  it('says that a field is never or always there from 100 objects on, not before', async () => {
    const noted = (index: number) => ({ ...validOrder, lines: [{ sku: 'a', note: `n${index}` }] });
    const hints = async (events: number) =>
      (await find(many(events, noted))).findings.map(
        ({ code, pointer, message }) => `${code} ${pointer}: ${message}`,
      );

    expect(await hints(99)).toEqual([]);
    expect(await hints(100)).toEqual([
      'FIELD_NEVER_SEEN /currency: declared, and in none of 100 objects',
      'FIELD_NEVER_SEEN /email: declared, and in none of 100 objects',
      'FIELD_NEVER_SEEN /labels: declared, and in none of 100 objects',
      'FIELD_NEVER_SEEN /weight: declared, and in none of 100 objects',
      'FIELD_ALWAYS_PRESENT /lines/-/note: optional, and in each of 100 objects: a consumer may rely on it unseen',
      'ENUM_VALUE_UNSEEN /status: "paid" listed, and in none of 100 values',
    ]);
  });

  it('counts violations by producer and by version of the contract', async () => {
    const { versions } = await find([
      toEvent(validOrder, { release: '1.4.0' }),
      toEvent({ ...validOrder, status: 'lost' }, { release: '1.5.0' }),
      toEvent({ ...validOrder, coupon: 'x' }, { service: 'import', version: '1.1' }),
    ]);

    expect(versions[0]).toMatchObject({
      producers: {
        'shop 1.4.0': { events: 1, violating: 0, undeclared: 0 },
        'shop 1.5.0': { events: 1, violating: 1, undeclared: 0 },
        import: { events: 1, violating: 0, undeclared: 1 },
      },
      revisions: {
        '1.0': { events: 2, violating: 1, undeclared: 0 },
        '1.1': { events: 1, violating: 0, undeclared: 1 },
      },
    });
  });

  it('counts what is of no contract by its name, and drops nothing', async () => {
    const foreign = { id: 'f', source: 'aws.s3', 'detail-type': 'Object Created', detail: { key: 'a' } };
    const bare = {
      id: 'b',
      source: 'busbar.shop',
      'detail-type': 'orders.OrderPlaced',
      detail: { orderId: '1' },
    };
    const report = await find([
      toEvent(validOrder, { detailType: 'orders.OrderEaten' }),
      toEvent(validOrder, { version: '7.0' }),
      toEvent(validOrder, { source: 'busbar.thief' }),
      { event: bare },
      { event: foreign },
      { event: { hello: 'world' } },
      { unreadable: { where: 'line 7', reason: 'it is no JSON' } },
    ]);

    expect(report.findings.map(({ code, severity, message }) => `${severity} ${code}: ${message}`)).toEqual([
      'drift DETAIL_TYPE_UNKNOWN: no contract has detail-type "orders.OrderEaten", 1 of 6 events (source busbar.shop)',
      'drift MAJOR_UNKNOWN: no such version "7.0", 1 of 6 events (the contract has 1)',
      'drift SOURCE_UNDECLARED: published by source "busbar.thief", 1 of 6 events (the contract allows busbar.shop)',
      expect.stringMatching(/^drift ENVELOPE_INVALID: no valid Busbar envelope, 1 of 6 events \(/),
      'hint EVENT_FOREIGN: detail-type "Object Created" is of another origin, 1 of 6 events (source aws.s3)',
      'drift NOT_AN_EVENT: no EventBridge event, 1 of 6 events (it has no detail-type and no source)',
    ]);
    expect(report).toMatchObject({
      events: 6,
      unreadableCount: 1,
      unreadable: [{ where: 'line 7', reason: 'it is no JSON' }],
    });
  });

  it('counts a copy of an event once', async () => {
    const event = toEvent({ ...validOrder, status: 'lost' }, { id: 'same' });

    expect(await find([event, event])).toMatchObject({ events: 1, copies: 1, versions: [{ violating: 1 }] });
  });

  it('keeps its memory when every event brings new names and values', async () => {
    const strange = many(300, (index) => ({ ...validOrder, [`key-${index}`]: 1, orderId: `id-${index}` }));

    const report = await find(strange);

    expect(report.findings.filter(({ code }) => code === 'FIELD_UNDECLARED')).toMatchObject([
      {
        code: 'FIELD_UNDECLARED',
        pointer: '/*',
        message: 'more than 64 undeclared fields ("key-0", "key-1", "key-2", …): are these names, or values?',
        count: 300,
      },
    ]);
    expect(report.proposal).toMatchObject({ edits: [], unanswered: [{ finding: { pointer: '/*' } }] });
    expect(report.versions[0]).toMatchObject({ events: 300, undeclared: 300 });
  });

  it('reads a document of any depth', async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 20_000; level += 1) deep = [deep];

    expect(await told([toEvent({ ...validOrder, deep })])).toEqual([
      expect.stringMatching(/^FIELD_UNDECLARED \/deep: undeclared, in 1 of 1 objects, array of array/),
    ]);
  });

  it('follows the keys of a map as one place', async () => {
    const mapped = [
      { ...validOrder, labels: { a: 'x', b: 1 } },
      { ...validOrder, labels: { c: 2 } },
    ];

    expect(await told(mapped.map((data) => toEvent(data)))).toEqual([
      'TYPE_CONFLICT /labels/*: integer seen, must be string, 2 times in 2 events',
    ]);
  });

  it('keeps no long value', async () => {
    const report = await find([toEvent({ ...validOrder, status: 'x'.repeat(1_000_000) })]);

    expect(report.findings).toMatchObject([
      { code: 'ENUM_VALUE_UNLISTED', pointer: '/status', valuesLeftOut: 1 },
    ]);
    expect(JSON.stringify(report).length).toBeLessThan(2_000);
  });

  it('does not say which fields are missing where several patterns may name an object', async () => {
    const group = (name: string) => `{ "type": "object", "properties": { "${name}": { "type": "string" } } }`;
    const schema = shopContracts
      .get('orders/OrderPlaced/v1.schema.json')!
      .replace(
        '"additionalProperties": { "type": "string" }',
        `"patternProperties": { "^a": ${group('one')}, "^b": ${group('two')} }`,
      );
    const files = new Map([...shopContracts, ['orders/OrderPlaced/v1.schema.json', schema]]);
    const labels = { a1: { one: 'x' }, b1: { two: 'x', three: 'x' } };

    const { findings } = await find([toEvent({ ...validOrder, labels })], { files, minEvents: 1 });

    const below = findings.filter(({ pointer }) => pointer.startsWith('/labels/'));
    expect(below.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'FIELD_UNDECLARED /labels/*/three',
    ]);
  });

  it('refuses contracts that are wrong', async () => {
    const files = new Map([...shopContracts, ['_shared/line.schema.json', '{']]);

    await expect(find([], { files })).rejects.toMatchObject({ code: 'INVALID_CONTRACT' });
  });
});
