import { InvalidArgumentError } from '@busbar/core';
import type { StateStore } from './state-store.ts';

interface Account {
  readonly accountId: string;
  readonly region: string;
}

/**
 * Notes whose state a store holds: names in it are ARNs, which stand for nothing in another account or region.
 *
 * @throws {InvalidArgumentError} when it is that of another account or region.
 */
export function claimAccount(store: StateStore, dataDir: string, { accountId, region }: Account): void {
  const records = store.collection<Account>('cloud.account');
  const kept = records.get('account') ?? { accountId, region };
  records.set('account', kept);
  if (kept.accountId === accountId && kept.region === region) return;
  throw new InvalidArgumentError({
    doing: 'start the local cloud',
    argument: 'dataDir',
    value: dataDir,
    reason: `holds account ${kept.accountId} in ${kept.region}, not ${accountId} in ${region}`,
    nextStep: 'Start it for that account and region, or choose another data directory',
  });
}
