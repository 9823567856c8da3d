import { planGeneration } from '@busbar/events-schema/generate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../test/drift/apply-patch.ts';
import { shopContracts, toEvent } from '../../test/drift/shop-contracts.ts';
import { findDrift, type DriftOptions } from './find-drift.ts';
import type { Sampled } from './observation.ts';

const find = (sampled: readonly Sampled[], options: Partial<DriftOptions> = {}) =>
  findDrift(sampled, { files: shopContracts, contractsDir: 'contracts', ...options });

describe('proposeChange', () => {
  it('makes contracts that generate, take the patch by git and no longer drift by what it answers', async () => {
    const scalar = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(
        '2026-01-01',
        '2026-01-01T00:00:00Z',
        'a@example.com',
        '01956f3a-0000-7000-8000-000000000000',
      ),
    );
    const { anything } = fc.letrec((tie) => ({
      anything: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('anything'), { maxLength: 3 }),
        tie('object'),
      ),
      object: fc.dictionary(fc.stringMatching(/^[a-zäA-Z/~ "*-]{1,5}$/), tie('anything'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    }));
    const more = fc.dictionary(
      fc.constantFrom('coupon', 'gift', 'a/b', 'x~y', 'é', '\u009b', '\u{e0001}\u2028'),
      anything,
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    );
    const order = fc.record(
      {
        orderId: fc.constantFrom('1', null),
        status: fc.constantFrom('open', 'paid', 'lost', 'sent "by" air', null),
        currency: fc.constantFrom('GBP', 'EUR', null),
        weight: fc.constantFrom(1, 2.5, null),
        labels: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', null), {
          noNullPrototype: true,
        }),
        line: fc.record({ sku: fc.constantFrom('a', null), note: fc.constantFrom('n', null) }),
        more,
        moreOfLine: more,
      },
      { requiredKeys: ['orderId', 'status', 'line', 'more', 'moreOfLine'] },
    );

    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (orders, showValues) => {
          const events = orders.map(({ line, more: added, moreOfLine, ...data }) =>
            toEvent({ ...added, ...data, lines: [{ ...moreOfLine, ...line }] }),
          );
          const { proposal } = await find(events, { showValues });
          if (proposal.edits.length === 0) return;

          const files = applyPatch(shopContracts, proposal.patch);
          const { problems } = await planGeneration({ files, contractsPath: '.', libraryModule: 'library' });
          const after = await find(events, { files });

          expect(problems).toEqual([]);
          const answered = new Set(
            proposal.edits.map(({ finding: { code, pointer } }) => `${code} ${pointer}`),
          );
          const drifting = after.findings.filter(
            ({ code, pointer, severity }) => severity === 'drift' && answered.has(`${code} ${pointer}`),
          );
          expect(drifting).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
