import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subscriptions } from '@busbar/consumers/subscriptions';
import { exportFormats } from '@busbar/events-schema/exports';
import { orders } from '@busbar/events-schema';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyOrderContracts } from '../../../test/copy-order-contracts.ts';
import { createProgram } from '../../create-program.ts';
import { toExportSubscription } from './to-export-subscription.ts';

const contracts = copyOrderContracts();

async function run(...args: readonly string[]) {
  const results: string[] = [];
  const notes: string[] = [];
  const program = createProgram({ result: (text) => results.push(text), note: (text) => notes.push(text) });
  const exitCode = await program.run(['schemas', 'export', ...args]);
  return { exitCode, output: results.join('\n'), notes: notes.join('\n') };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'busbar-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('busbar schemas export', () => {
  it('offers every format there is, in its order', async () => {
    const { output } = await run('--help');

    const listed = /\(choices: ([^)]*)\)/.exec(output.replaceAll(/\s+/g, ' '))?.[1];
    expect(listed).toBe(exportFormats.map(({ name }) => `"${name}"`).join(', '));
  });

  it('prints a document, and nothing else, to stdout', async () => {
    const { exitCode, output, notes } = await run('asyncapi', '--contracts', contracts);

    expect({ exitCode, notes, first: output.split('\n')[0] }).toEqual({
      exitCode: 0,
      notes: '',
      first: 'asyncapi: "3.0.0"',
    });
    for (const { name } of subscriptions) expect(output).toContain(`\n  receive.${name}:\n`);
  });

  it('writes JSON to a file that is called so, and YAML into a folder', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'new', 'api.json');

    expect(await run('openapi', '--contracts', contracts, '--out', file)).toEqual({
      exitCode: 0,
      output: 'written: api.json',
      notes: '1 written, 0 removed, 0 current.',
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ openapi: '3.1.0' });
    expect(await run('openapi', '--contracts', contracts, '--out', folder)).toMatchObject({
      output: 'written: openapi.yaml',
    });
  });

  it('is current once it was written, and stale after an edit: exit codes 0 and 1', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    const edited = join(folder, 'contracts');
    cpSync(contracts, edited, { recursive: true });
    const check = () => run('markdown', '--contracts', edited, '--out', out, '--check');

    expect(await check()).toEqual({
      exitCode: 1,
      output: [
        'stale: .busbar-export-markdown.json',
        'stale: README.md',
        'stale: orders/OrderCancelled.md',
        'stale: orders/OrderPlaced.md',
      ].join('\n'),
      notes: '4 exported files are not current. Run `busbar schemas export markdown`.',
    });
    expect(existsSync(out)).toBe(false);
    await run('markdown', '--contracts', edited, '--out', out);
    expect(await check()).toEqual({
      exitCode: 0,
      output: '',
      notes: '0 written, 0 removed, 4 current.',
    });

    const facts = join(edited, 'orders/OrderCancelled/contract.json');
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('"shop"', '"returns"'));
    expect(await check()).toMatchObject({
      exitCode: 1,
      output: [
        'stale: .busbar-export-markdown.json',
        'stale: README.md',
        'stale: orders/OrderCancelled.md',
      ].join('\n'),
    });
  });

  it('exports the events that are named, and removes what it wrote of others', async () => {
    const out = join(temporaryFolder(), 'out');
    await run('cloudevents', '--contracts', contracts, '--out', out);

    const { output } = await run(
      ...['cloudevents', '--contracts', contracts, '--out', out, '--events', 'orders.OrderPlaced'],
    );

    expect(output.split('\n').filter((line) => line.startsWith('removed'))).toEqual([
      'removed: orders/OrderCancelled/v1.example-1.json',
      'removed: orders/OrderCancelled/v1.schema.json',
    ]);
  });

  it.each([
    ['an unknown format', ['wsdl']],
    ['an event that is not there', ['asyncapi', '--contracts', contracts, '--events', 'orders.Nothing']],
    ['many files without a folder', ['markdown', '--contracts', contracts]],
    ['a check of nothing', ['asyncapi', '--contracts', contracts, '--check']],
    ['contracts that are no folder', ['asyncapi', '--contracts', join(contracts, 'none')]],
  ])('refuses %s as usage: exit code 2', async (_, args) => {
    expect(await run(...args)).toMatchObject({ exitCode: 2, output: '' });
  });

  it('reports contracts that code cannot be generated from, with exit code 1, and writes nothing', async () => {
    const folder = temporaryFolder();
    const edited = join(folder, 'contracts');
    cpSync(contracts, edited, { recursive: true });
    writeFileSync(join(edited, 'orders/OrderCancelled/v1.examples.json'), '[]');

    const { exitCode, output, notes } = await run(
      ...['markdown', '--contracts', edited, '--out', join(folder, 'out')],
    );

    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(notes.split('\n')[1]).toBe(
      '  orders/OrderCancelled/v1.examples.json#: missing example. Write a JSON array with at least one example of the data. [INVALID_CONTRACT]',
    );
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('toExportSubscription', () => {
  it('tells a family from one version, and from every event', () => {
    const subscription = { name: 'reader', description: 'Reads.', pattern: {} };
    const of = (events: Parameters<typeof toExportSubscription>[0]['events']) =>
      toExportSubscription({ ...subscription, events }).events;

    expect(of('all')).toBe('all');
    expect(of([orders.OrderPlaced, orders.OrderPlaced.v1])).toEqual([
      { detailType: 'orders.OrderPlaced' },
      { detailType: 'orders.OrderPlaced', major: 1 },
    ]);
  });
});
