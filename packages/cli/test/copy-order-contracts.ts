import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const workspace = fileURLToPath(new URL('../../events-schema/contracts', import.meta.url));

/** Copies the contracts that tests tell of, OrderCancelled and OrderPlaced, so that an event that is added changes no test. */
export function copyOrderContracts(): string {
  const directory = mkdtempSync(join(tmpdir(), 'busbar-orders-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const contracts = join(directory, 'contracts');
  for (const part of ['_platform', '_shared', 'orders/OrderCancelled', 'orders/OrderPlaced']) {
    cpSync(join(workspace, part), join(contracts, part), { recursive: true });
  }
  return contracts;
}
