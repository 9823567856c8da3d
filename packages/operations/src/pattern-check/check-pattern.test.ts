import { compilePattern } from '@busbar/event-pattern';
import { catalog } from '@busbar/events-schema';
import { examples } from '@busbar/events-schema/examples';
import { readTexts } from '@busbar/events-schema/generate';
import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPattern } from './check-pattern.ts';
import { composeContractEvents, type ContractEvent } from './contract-event.ts';

const contracts = fileURLToPath(new URL('../../../events-schema/contracts', import.meta.url));

let events: readonly ContractEvent[];
beforeAll(async () => {
  events = composeContractEvents(await readTexts(contracts, /\.(?:json|ts)$/));
});

const routed = (pattern: object | string) => ({
  name: 'audit',
  pattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern),
  place: { file: 'shop.template.json', line: 3 },
  consumers: [],
});
const findingsOf = (pattern: object | string) =>
  checkPattern(routed(pattern), events).map(({ severity, name }) => `${severity} ${name}`);
const placed = (data: object) => ({ 'detail-type': ['orders.OrderPlaced'], detail: { data } });

describe('checkPattern', () => {
  it.each<readonly [string, object]>([
    ['every event', { source: [{ prefix: '' }] }],
    [
      'what the managed rule of an archive matches',
      { 'replay-name': [{ exists: false }], source: [{ prefix: '' }] },
    ],
    ['a family', { 'detail-type': ['orders.OrderPlaced', 'orders.OrderCancelled'] }],
    [
      'a version',
      { 'detail-type': ['orders.OrderPlaced'], detail: { metadata: { version: [{ prefix: '2.' }] } } },
    ],
    [
      'versions of one event beside another',
      {
        $or: [
          { 'detail-type': ['orders.OrderCancelled'] },
          { 'detail-type': ['orders.OrderPlaced'], detail: { metadata: { version: ['1.0'] } } },
        ],
      },
    ],
    ['a field of one version alone', placed({ currency: ['GBP'] })],
    ['a field of items', placed({ lines: { quantity: [{ numeric: ['>', 100] }] } })],
    ['metadata', { detail: { metadata: { tenant: [{ exists: true }], producer: { service: ['shop'] } } } }],
    [
      'events of AWS',
      { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { bucket: { name: ['x'] } } },
    ],
    ['events of AWS by prefix', { source: [{ prefix: 'aws.' }] }],
    [
      'events of AWS beside ours',
      { source: ['aws.s3', 'busbar.shop'], 'detail-type': ['Object Created', 'orders.OrderPlaced'] },
    ],
  ])('has no objection to %s', (_, pattern) => {
    expect(findingsOf(pattern)).toEqual([]);
  });

  it.each<readonly [string, object | string, readonly string[]]>([
    ['text that is no pattern', '{"source":"x"}', ['error audit INVALID_EVENT_PATTERN']],
    [
      'a detail-type that no contract has',
      { 'detail-type': ['orders.OrderPlacd'] },
      ['error audit UNKNOWN_DETAIL_TYPE detail-type "orders.OrderPlacd"', 'error audit MATCHES_NOTHING'],
    ],
    [
      'one of several detail-types',
      { 'detail-type': ['orders.OrderPlaced', 'orders.OrderPlacd'] },
      ['error audit UNKNOWN_DETAIL_TYPE detail-type "orders.OrderPlacd"'],
    ],
    [
      'a source that may not publish it',
      { source: ['busbar.shopp'], 'detail-type': ['orders.OrderPlaced'] },
      ['error audit UNKNOWN_SOURCE source "busbar.shopp"', 'error audit MATCHES_NOTHING'],
    ],
    [
      'a version that there is not',
      { 'detail-type': ['orders.OrderPlaced'], detail: { metadata: { version: [{ prefix: '3.' }] } } },
      ['error audit UNKNOWN_VERSION detail.metadata.version {"prefix":"3."}', 'error audit MATCHES_NOTHING'],
    ],
    [
      'one of several versions',
      {
        'detail-type': ['orders.OrderPlaced'],
        detail: { metadata: { version: [{ prefix: '2.' }, { prefix: '3.' }] } },
      },
      ['error audit UNKNOWN_VERSION detail.metadata.version {"prefix":"3."}'],
    ],
    [
      'a version of one event on another',
      { 'detail-type': ['orders.OrderCancelled'], detail: { metadata: { version: [{ prefix: '2.' }] } } },
      ['error audit UNKNOWN_VERSION detail.metadata.version {"prefix":"2."}', 'error audit MATCHES_NOTHING'],
    ],
    ['a misspelt field', placed({ contry: ['France'] }), ['error audit UNDECLARED_PATH detail.data.contry']],
    [
      'a field beside data',
      { 'detail-type': ['orders.OrderPlaced'], detail: { country: ['France'] } },
      ['error audit UNDECLARED_PATH detail.country'],
    ],
    [
      'a field that no event has',
      { 'detail-type': ['orders.OrderPlaced'], detailType: ['x'] },
      ['error audit UNKNOWN_PATH detailType', 'error audit MATCHES_NOTHING'],
    ],
    [
      'an enum value',
      placed({ currency: ['EUR', 'GBP'] }),
      ['error audit IMPOSSIBLE_VALUE detail.data.currency "EUR"'],
    ],
    [
      'a type',
      placed({ orderId: [5] }),
      ['error audit WRONG_TYPE detail.data.orderId 5', 'error audit MATCHES_NOTHING'],
    ],
    [
      'an operator',
      placed({ totalPence: [{ prefix: '1' }] }),
      ['error audit WRONG_OPERATOR detail.data.totalPence {"prefix":"1"}'],
    ],
    [
      'absence of what is always there',
      placed({ orderId: [{ exists: false }] }),
      ['error audit ALWAYS_PRESENT detail.data.orderId {"exists":false}', 'error audit MATCHES_NOTHING'],
    ],
    [
      'an object',
      placed({ lines: [{ exists: true }] }),
      ['error audit NOT_A_LEAF detail.data.lines', 'error audit MATCHES_NOTHING'],
    ],
    [
      'a dead branch',
      { $or: [{ 'detail-type': ['orders.OrderPlaced'] }, { 'detail-type': ['orders.Gone'] }] },
      ['error audit UNKNOWN_DETAIL_TYPE detail-type "orders.Gone"', 'error audit DEAD_BRANCH 2'],
    ],
    ['events of somebody else', { source: ['partner.crm'] }, ['warning audit FOREIGN_PATTERN']],
    [
      'a detail-type of somebody else',
      { 'detail-type': ['Customer Created'] },
      ['warning audit FOREIGN_PATTERN'],
    ],
  ])('finds %s', (_, pattern, expected) => {
    expect(findingsOf(pattern)).toEqual(expected);
  });

  it('says what there is instead', () => {
    const pattern = {
      'detail-type': ['orders.OrderPlaced'],
      detail: { metadata: { version: [{ prefix: '3.' }] } },
    };

    expect(checkPattern(routed(pattern), events)[0]).toEqual({
      code: 'UNKNOWN_VERSION',
      severity: 'error',
      name: 'audit UNKNOWN_VERSION detail.metadata.version {"prefix":"3."}',
      message:
        'Failed to match field "detail.metadata.version" with {"prefix":"3."}: there is no such version (orders.OrderPlaced v1, ' +
        'orders.OrderPlaced v2). Name one of these, or leave the version out to get them all.',
      place: { file: 'shop.template.json', line: 3 },
    });
  });

  it('never says that a pattern matches nothing, or of a branch, when it matches a valid event', () => {
    const definitions = Object.values(catalog).flatMap(({ versions }) => versions);
    const seed = Number(process.env.BUSBAR_TEST_SEED ?? 20261121);
    const valid = fc
      .record({ definition: fc.constantFrom(...definitions), seed: fc.nat(1000), minor: fc.nat(3) })
      .map(({ definition: { detailType, domain, name, major, sources }, seed: drawn, minor }) => {
        const factories = (
          examples as unknown as Record<string, Record<string, Record<string, (options: object) => object>>>
        )[domain]![name]!;
        return {
          version: '0',
          id: 'e1',
          'detail-type': detailType,
          source: sources[0],
          account: '000000000000',
          time: '2026-11-21T00:00:00Z',
          region: 'us-east-1',
          resources: [],
          detail: {
            metadata: {
              id: 'm1',
              version: `${major}.${minor}`,
              occurredAt: '2026-11-21T00:00:00.000Z',
              correlationId: 'c',
              producer: { service: 's' },
            },
            data: factories[`v${major}`]!({ seed: drawn }),
          },
        };
      });
    const operators: readonly ((value: string | number | boolean | null) => unknown)[] = [
      (value) => value,
      () => ({ exists: true }),
      (value) => (typeof value === 'string' ? { prefix: value.slice(0, 2) } : value),
      (value) => (typeof value === 'string' ? { suffix: value.slice(-2) } : value),
      (value) => (typeof value === 'number' ? { numeric: ['>=', value] } : value),
      (value) => ({ 'anything-but': value === 'x' ? 'y' : 'x' }),
    ];
    const drawn = valid.chain((event) =>
      fc
        .subarray([...leavesOf(event)], { minLength: 1, maxLength: 5 })
        .chain((leaves) =>
          fc
            .array(fc.nat(operators.length - 1), { minLength: leaves.length, maxLength: leaves.length })
            .map((chosen) => ({ event, pattern: toPattern(leaves, chosen, operators) })),
        ),
    );

    fc.assert(
      fc.property(drawn, ({ event, pattern }) => {
        const text = JSON.stringify(pattern);
        expect(compilePattern(text).matches(event)).toBe(true);
        const wrong = checkPattern(routed(text), events).filter(({ severity }) => severity === 'error');
        expect(wrong).toEqual([]);
      }),
      { seed, numRuns: 300 },
    );
  });
});

type Leaf = readonly [path: readonly string[], value: string | number | boolean | null];

/** Paths of an event as patterns write them: lists are passed through. */
function* leavesOf(value: unknown, path: readonly string[] = []): Generator<Leaf> {
  if (Array.isArray(value)) for (const item of value.slice(0, 1)) yield* leavesOf(item, path);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, [...path, key]);
  else if (value !== undefined) yield [path, value as string | number | boolean | null];
}

function toPattern(
  leaves: readonly Leaf[],
  chosen: readonly number[],
  operators: readonly ((value: string | number | boolean | null) => unknown)[],
): object {
  const pattern: Record<string, unknown> = {};
  for (const [index, [path, value]] of leaves.entries()) {
    let at = pattern;
    for (const step of path.slice(0, -1)) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>;
    }
    at[path.at(-1)!] = [operators[chosen[index]!]!(value)];
  }
  return pattern;
}
