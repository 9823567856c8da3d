import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgram } from '../create-program.ts';

async function run(...args: readonly string[]) {
  const results: string[] = [];
  const notes: string[] = [];
  const program = createProgram({ result: (text) => results.push(text), note: (text) => notes.push(text) });
  return { exitCode: await program.run(args), results, notes };
}

const draftNote =
  'It is a draft: it can be read and not published. Say in v1.schema.json and v1.examples.json what it holds, set ' +
  '"lifecycle" to "active" in contract.json, run `busbar generate`.';

describe('busbar new event', () => {
  let contracts: string;
  const newEvent = (...args: readonly string[]) => run('new', 'event', ...args, '--contracts', contracts);

  beforeEach(() => {
    contracts = mkdtempSync(join(tmpdir(), 'busbar-new-'));
  });
  afterEach(() => rmSync(contracts, { recursive: true }));

  it('writes a contract that generate takes at once', async () => {
    const made = await newEvent('orders.OrderShipped', '--owner', 'depot');
    const generated = await run('generate', '--contracts', contracts, '--out', join(contracts, 'generated'));

    expect(made).toEqual({
      exitCode: 0,
      results: [
        'written: orders/OrderShipped/contract.json',
        'written: orders/OrderShipped/v1.schema.json',
        'written: orders/OrderShipped/v1.examples.json',
      ],
      notes: [draftNote],
    });
    expect(JSON.parse(readFileSync(join(contracts, 'orders/OrderShipped/contract.json'), 'utf8'))).toEqual({
      owner: 'depot',
      description: 'Order shipped.',
      sources: ['busbar.orders'],
      lifecycle: 'draft',
    });
    expect(generated.exitCode).toBe(0);
    expect(generated.results).toContain('written: orders/order-shipped.v1.gen.ts');
    expect(generated.notes).toEqual(['9 written, 0 removed, 0 current.']);
  });

  it('makes no second event of a name, and leaves the first as it is', async () => {
    await newEvent('orders.OrderShipped');
    const schema = join(contracts, 'orders/OrderShipped/v1.schema.json');
    writeFileSync(schema, '{ "edited": true }');

    expect(await newEvent('orders.OrderShipped')).toEqual({
      exitCode: 2,
      results: [],
      notes: [
        'Failed to scaffold event: name "orders.OrderShipped" cannot be used: there is an event in orders/OrderShipped ' +
          'already. Choose another name, or write the next version beside it: v<major>.schema.json with an upcaster. ' +
          '[INVALID_ARGUMENT]',
      ],
    });
    expect(readFileSync(schema, 'utf8')).toBe('{ "edited": true }');
  });

  it('prints the warning that a name gets, here and from generate', async () => {
    const warning =
      'Warning: orders/ShipOrder: event "ShipOrder" is not named in the past tense ("order" is no participle that is ' +
      'known). Name what has happened, the participle last: OrderPlaced, PaymentSent.';

    const made = await newEvent('orders.ShipOrder');
    const generated = await run('generate', '--contracts', contracts, '--out', join(contracts, 'generated'));

    expect(made.notes).toEqual([warning, draftNote]);
    expect(generated).toMatchObject({
      exitCode: 0,
      notes: [warning, '9 written, 0 removed, 0 current.'],
    });
  });

  it('refuses a bad name and a folder that is not there with exit code 2', async () => {
    const outcomes = [
      await newEvent('orders.OrderShippedV2'),
      await run('new', 'event', 'orders.OrderShipped', '--contracts', join(contracts, 'nowhere')),
    ];

    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
    expect(
      outcomes.flatMap(({ notes }) => notes.map((note) => note.replace(contracts, 'contracts'))),
    ).toEqual([
      'Failed to scaffold event: name "orders.OrderShippedV2" cannot be used: event "OrderShippedV2" has a version in its ' +
        'name. Take it out: versions are v<major>.schema.json inside one folder. [INVALID_ARGUMENT]',
      'Failed to scaffold event: --contracts "contracts/nowhere" is no folder. ' +
        'Run the command in the root of the workspace, or name the folder of the contracts. [INVALID_ARGUMENT]',
    ]);
  });
});
