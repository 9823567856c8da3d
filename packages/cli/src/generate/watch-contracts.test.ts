import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchContracts } from './watch-contracts.ts';

/** Watches a folder with one contract; `nextChange` resolves at the next change that is told of. */
function watchTemporary() {
  const folder = mkdtempSync(join(tmpdir(), 'busbar-watch-'));
  const contract = join(folder, 'orders/OrderShipped');
  mkdirSync(contract, { recursive: true });
  writeFileSync(join(contract, 'v1.schema.json'), '{}');
  let changed = Promise.withResolvers<string>();
  const watcher = watchContracts(
    folder,
    () => changed.resolve('changed'),
    (error) => changed.reject(error),
  );
  onTestFinished(() => {
    watcher.close();
    rmSync(folder, { recursive: true });
  });
  const nextChange = (edit: () => void) => {
    changed = Promise.withResolvers<string>();
    edit();
    return changed.promise;
  };
  return { folder, contract, nextChange };
}

describe('watchContracts', () => {
  it('tells of a file that changes in a folder below', async () => {
    const { contract, nextChange } = watchTemporary();

    const told = await nextChange(() => writeFileSync(join(contract, 'v1.schema.json'), '{ }'));

    expect(told).toBe('changed');
  });

  it('tells of each change of a file that was replaced, as `git switch` and editors do, which Node loses', async () => {
    const { folder, contract, nextChange } = watchTemporary();
    const file = join(contract, 'v1.schema.json');
    // As editors do, from a name that is passed over.
    const saved = join(folder, 'saved~.tmp');
    writeFileSync(saved, '{ }');

    await nextChange(() => renameSync(saved, file));
    // More of them than one replacement leaves events behind.
    for (let edit = 1; edit <= 10; edit++) {
      const told = await nextChange(() => writeFileSync(file, '{}'.padStart(edit + 3)));
      expect(told).toBe('changed');
    }
  });

  it('tells of files in a folder that came later, and came again', async () => {
    const { folder, nextChange } = watchTemporary();
    const later = join(folder, 'billing');
    const file = join(later, 'InvoicePaid/contract.json');
    const make = () => mkdirSync(join(later, 'InvoicePaid'), { recursive: true });

    const told = [
      await nextChange(make),
      await nextChange(() => writeFileSync(file, '{}')),
      await nextChange(() => rmSync(later, { recursive: true })),
      await nextChange(make),
      await nextChange(() => writeFileSync(file, '{}')),
    ];

    expect(told).toEqual(Array.from({ length: 5 }, () => 'changed'));
  });
});
