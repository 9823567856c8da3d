import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyWorkspace, type WorkspaceCopy } from './copy-workspace.ts';

const folder = 'packages/events-schema/contracts/orders/OrderPlaced';
const lost = ['order-notifier', 'order-projection'].map(
  (consumer) => `READ_FIELD_REMOVED ${consumer} orders.OrderPlaced v2 /customerId`,
);

/** A workspace in which version 2 has lost an optional field: a compatible edit. */
async function withoutCustomer(): Promise<WorkspaceCopy> {
  const copy = await copyWorkspace();
  copy.edit(
    `${folder}/v2.schema.json`,
    ({
      properties: { customerId: _, ...properties },
      ...schema
    }: {
      properties: Record<string, object>;
    }) => ({
      ...schema,
      properties,
    }),
  );
  return copy;
}
const releasesOf = ({ directory }: WorkspaceCopy) => readdirSync(join(directory, folder, 'releases')).sort();

describe('busbar schemas release', { timeout: 60_000 }, () => {
  it('holds back a compatible release that leaves out what a consumer reads, until it is accepted by name', async () => {
    const copy = await withoutCustomer();

    const held = await copy.busbar('schemas', 'release');
    const before = releasesOf(copy);
    const accepted = await copy.busbar('schemas', 'release', '--accept', ...lost);

    const told = held.stdout
      .split('\n')
      .filter((line) => /Name: |^orders\.OrderPlaced 2|^Nothing/.test(line));
    expect({ exitCode: held.exitCode, told, before }).toEqual({
      exitCode: 1,
      told: [...lost.map((name) => `    Name: ${name}`), 'Nothing was released.'],
      before: ['1.0.json', '2.0.json'],
    });
    expect(accepted).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('orders.OrderPlaced 2.1 released: '),
    });
    expect(releasesOf(copy)).toEqual(['1.0.json', '2.0.json', '2.1.json']);
  });

  it('tells programs of the lost reads, with what was not written', async () => {
    const copy = await withoutCustomer();

    const { exitCode, stdout } = await copy.busbar('schemas', 'release', '--format', 'json');

    const { lostReads, released, written } = JSON.parse(stdout) as {
      lostReads: readonly { readonly name: string }[];
      released: unknown;
      written: unknown;
    };
    expect({ exitCode, names: lostReads.map(({ name }) => name), released, written }).toEqual({
      exitCode: 1,
      names: lost,
      released: [],
      written: [],
    });
  });

  it('releases where there are no consumers, and says that none were asked', async () => {
    const copy = await withoutCustomer();
    copy.write('none/README.md', '');

    const { exitCode, stderr } = await copy.busbar('schemas', 'release', '--consumers', 'none');

    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr:
        'Readers of fields that are left out were not looked for: no consumer in "none" (a folder with a handler.ts): ' +
        'name their folder by `--consumers`.\n',
    });
  });
});
