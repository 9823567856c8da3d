import { describe, expect, it } from 'vitest';
import { entrySizeBytes } from './entry-size-bytes.ts';

const entry = { Source: 'busbar.shop', DetailType: 'orders.OrderPlaced', Detail: '{}' };

describe('entrySizeBytes', () => {
  it('adds up source (11), detail-type (18) and detail (2)', () => {
    expect(entrySizeBytes(entry)).toBe(31);
  });

  it('counts UTF-8 bytes, not characters: é has 2, € 3 and 😀 4', () => {
    expect(entrySizeBytes({ ...entry, Detail: '{"é€😀":1}' })).toBe(29 + 6 + 9);
  });

  it('counts 14 bytes for Time', () => {
    expect(entrySizeBytes({ ...entry, Time: new Date(0) })).toBe(45);
  });

  it('counts each resource', () => {
    expect(entrySizeBytes({ ...entry, Resources: ['arn:a', 'arn:bé'] })).toBe(31 + 5 + 7);
  });

  it('does not count the trace header', () => {
    expect(entrySizeBytes({ ...entry, TraceHeader: 'Root=1-5759e988' })).toBe(31);
  });
});
