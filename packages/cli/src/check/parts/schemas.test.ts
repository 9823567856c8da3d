import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { createCheckInputs } from '../check-inputs.ts';
import { checkSchemas } from './schemas.ts';

const contracts = fileURLToPath(new URL('../../../../events-schema/contracts', import.meta.url));

it('names an event that was removed, and lets it go once that name is accepted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'busbar-retired-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(contracts, folder, { recursive: true });
  rmSync(join(folder, 'orders/OrderCancelled'), { recursive: true });
  const check = async (accept: readonly string[]) => {
    const part = await checkSchemas(createCheckInputs({ contracts: folder, against: contracts, accept }));
    return [part.outcome, part.findings.map(({ name, accepted = false }) => [name, accepted])];
  };
  const name = 'orders.OrderCancelled EVENT_REMOVED';

  expect(await check([])).toEqual(['failed', [[name, false]]]);
  expect(await check([name])).toEqual(['passed', [[name, true]]]);
});
