import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchContracts } from './watch-contracts.ts';

describe('watchContracts', () => {
  it('tells of a file that changes in a folder below', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'busbar-watch-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'orders/OrderShipped'), { recursive: true });
    const changed = Promise.withResolvers<string>();
    const watcher = watchContracts(folder, () => changed.resolve('changed'), changed.reject);
    onTestFinished(() => watcher.close());

    writeFileSync(join(folder, 'orders/OrderShipped/v1.schema.json'), '{}');

    expect(await changed.promise).toBe('changed');
  });
});
