import { describe, expect, it } from 'vitest';
import { oddContracts } from '../../test/exports/odd-contracts.ts';
import { readOdd } from '../../test/exports/plan-odd.ts';
import { readExportCatalog } from './read-export-catalog.ts';

describe('readExportCatalog', () => {
  it('orders events by detail-type and leaves drafts out', async () => {
    const { events } = await readOdd();

    expect(
      events.map(({ detailType, versions }) => [
        detailType,
        versions.map(({ version, state, releases }) => [version, state, releases.length]),
      ]),
    ).toEqual([
      [
        'demo.ThingHappened',
        [
          ['1.1', 'released', 2],
          ['2.0', 'new', 0],
        ],
      ],
      ['demo.TreeGrown', [['1.0', 'new', 0]]],
    ]);
  });

  it('takes drafts when it is told to', async () => {
    const { events } = await readOdd({ drafts: true });

    expect(events.map(({ detailType, facts }) => `${detailType} ${facts.lifecycle}`)).toEqual([
      'demo.PlanSketched draft',
      'demo.ThingHappened active',
      'demo.TreeGrown deprecated',
    ]);
  });

  it('takes the subscriptions that read an exported event', async () => {
    const names = async (...events: readonly string[]) =>
      (await readOdd(events.length === 0 ? {} : { events })).subscriptions.map(({ name }) => name);

    expect(await names()).toEqual(['archiver', 'counter', 'old-reader']);
    expect(await names('demo.TreeGrown')).toEqual(['archiver']);
  });

  it('gives each version the classifications of its own fields', async () => {
    const { events } = await readOdd({ events: ['demo.ThingHappened'] });

    expect(events[0]!.versions.map(({ classifications }) => classifications)).toEqual([
      { '/size': 'pii' },
      { '/size': 'pii' },
    ]);
  });

  it('refuses a name that the contracts do not have, and a draft that is not asked for', async () => {
    await expect(readOdd({ events: ['demo.Nothing'] })).rejects.toThrow(
      'Failed to export contracts: --events "demo.Nothing" is no event of the contracts. ' +
        'Name some of demo.PlanSketched, demo.ThingHappened, demo.TreeGrown.',
    );
    await expect(readOdd({ events: ['demo.PlanSketched'] })).rejects.toThrow(
      'Failed to export contracts: --events "demo.PlanSketched" is a draft. ' +
        'Add --drafts to export it as what it is.',
    );
  });

  it('refuses contracts that code cannot be generated from, with the same problems', async () => {
    const contracts = new Map([...oddContracts, ['demo/TreeGrown/v1.examples.json', '[{}]']]);

    await expect(readExportCatalog({ contracts })).rejects.toMatchObject({
      code: 'INVALID_CONTRACT',
      problems: [
        { file: 'demo/TreeGrown/v1.examples.json', pointer: '/0' },
        { file: 'demo/TreeGrown/v1.examples.json', pointer: '/0' },
      ],
    });
  });
});
