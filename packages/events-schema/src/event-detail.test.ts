import { describe, expect, it } from 'vitest';
import { defineEvent } from './event-definition.ts';
import {
  ContractViolationError,
  createDetail,
  type EventLifecycle,
  type EventMetadataInput,
  InvalidEnvelopeError,
  orders,
} from './index.ts';

const data = {
  orderId: '700001',
  placedAt: '2025-03-01T08:26:00.000Z',
  country: 'France',
  lines: [{ stockCode: 'A', quantity: 2, unitPricePence: 5 }],
};
const latest = { ...data, currency: 'GBP' as const, totalPence: 10 };
const metadata: EventMetadataInput = {
  id: '01956f3a-0000-7000-8000-000000000000',
  occurredAt: '2025-03-01T08:26:00.123Z',
  correlationId: 'request-1',
  producer: { service: 'shop' },
};

describe('createDetail', () => {
  it('takes the latest version of a family', () => {
    expect(createDetail(orders.OrderPlaced, latest, metadata)).toEqual({
      metadata: { ...metadata, version: '2.0' },
      data: latest,
    });
  });

  it('takes a single version as it is, whatever version the metadata brings along', () => {
    const detail = createDetail(orders.OrderPlaced.v1, data, {
      ...metadata,
      version: '9.9',
    } as EventMetadataInput);

    expect(detail).toEqual({ metadata: { ...metadata, version: '1.0' }, data });
  });

  it('keeps every optional part of the metadata', () => {
    const whole: EventMetadataInput = {
      ...metadata,
      causationId: 'command-1',
      producer: { service: 'shop', version: '1.2.3' },
      partitionKey: '700001',
      tenant: 'uk',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      claim: { bucket: 'claims', key: 'a/b', sizeBytes: 2_000_000 },
    };

    expect(createDetail(orders.OrderPlaced, latest, whole).metadata).toEqual({ ...whole, version: '2.0' });
  });

  it('refuses the event of a draft, whatever its data, and takes one that is deprecated', () => {
    const define = (lifecycle: EventLifecycle) =>
      defineEvent<'demo.Done', 1, unknown>({
        detailType: 'demo.Done',
        major: 1,
        minor: 0,
        sources: ['busbar.demo'],
        lifecycle,
        validate: () => [],
        fields: [],
      });

    expect(() => createDetail(define('draft'), {}, metadata)).toThrowErrorMatchingInlineSnapshot(
      `[DraftEventError: Failed to publish event "demo.Done" version 1.0: its contract is a draft. Set "lifecycle" to "active" in its contract.json once it is agreed, then run \`busbar generate\`.]`,
    );
    expect(createDetail(define('deprecated'), {}, metadata).metadata.version).toBe('1.0');
  });

  it('says the minor version of its definition', () => {
    const definition = defineEvent<'demo.Done', 2, object>({
      detailType: 'demo.Done',
      major: 2,
      minor: 3,
      sources: ['busbar.demo'],
      validate: () => [],
      fields: [],
    });

    expect(createDetail(definition, {}, metadata).metadata.version).toBe('2.3');
  });

  it('refuses data that breaks the contract and fields that it does not declare', () => {
    const undeclared = { ...latest, passwordHash: 'x' };

    expect(() => createDetail(orders.OrderPlaced, { ...latest, totalPence: -1 }, metadata)).toThrow(
      ContractViolationError,
    );
    expect(() => createDetail(orders.OrderPlaced, undeclared, metadata)).toThrowErrorMatchingInlineSnapshot(
      `[ContractViolationError: Failed to accept data of event "orders.OrderPlaced" version 2.0: 1 violation of its contract (/passwordHash must be declared by the contract). Correct the data; error.violations lists each place.]`,
    );
  });

  it.each<[string, Partial<EventMetadataInput>, string]>([
    ['an empty id', { id: '' }, '/id'],
    ['an id of 129 characters', { id: 'x'.repeat(129) }, '/id'],
    ['a time without offset', { occurredAt: '2025-03-01T08:26:00' }, '/occurredAt'],
    ['a producer without service', { producer: {} as { service: string } }, '/producer'],
    ['a malformed traceparent', { traceparent: '00-1-2-3' }, '/traceparent'],
  ])('refuses %s', (_, change, pointer) => {
    const create = () => createDetail(orders.OrderPlaced, latest, { ...metadata, ...change });

    expect(create).toThrow(InvalidEnvelopeError);
    expect(create).toThrow(expect.objectContaining({ violations: [expect.objectContaining({ pointer })] }));
  });
});
