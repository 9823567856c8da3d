import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyOrderContracts } from '../../../test/copy-order-contracts.ts';
import { createProgram } from '../../create-program.ts';

const contracts = copyOrderContracts();

async function run(...args: readonly string[]) {
  const results: string[] = [];
  const notes: string[] = [];
  const program = createProgram({ result: (text) => results.push(text), note: (text) => notes.push(text) });
  return { exitCode: await program.run(['schemas', 'check', ...args]), output: results.join('\n'), notes };
}

/** A copy of the contracts of the workspace in which cancelled quantities are at least 2. */
function editedContracts(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'busbar-schemas-')), 'contracts');
  onTestFinished(() => rmSync(join(folder, '..'), { recursive: true }));
  cpSync(contracts, folder, { recursive: true });
  return folder;
}

function edit(folder: string): void {
  const file = join(folder, 'orders/OrderCancelled/v1.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { required: string[]; properties: object };
  schema.required.push('reason');
  schema.properties = { ...schema.properties, reason: { type: 'string' } };
  writeFileSync(file, JSON.stringify(schema));
}

describe('busbar schemas check', () => {
  it('exits 0 when nothing has changed', async () => {
    expect(await run('--contracts', contracts, '--against', contracts)).toEqual({
      exitCode: 0,
      output: [
        '✓ orders.OrderCancelled v1 BACKWARD_TRANSITIVE (event): compatible',
        '✓ orders.OrderPlaced v1 BACKWARD_TRANSITIVE (event): compatible',
        '✓ orders.OrderPlaced v2 BACKWARD_TRANSITIVE (event): compatible',
        'compatible: 3 versions compared, 0 findings',
      ].join('\n'),
      notes: [],
    });
  });

  it('does not call contracts compatible with a baseline that holds none of them', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'busbar-schemas-'));
    onTestFinished(() => rmSync(empty, { recursive: true }));

    await expect(run('--contracts', contracts, '--against', empty)).rejects.toThrow(
      `Failed to read baseline "${empty}": it holds no version of any of these contracts, so nothing was ` +
        'compared. Name a git ref that is there (a shallow clone has few: fetch it), a folder of contracts, "released" or "registry:<name>".',
    );
    const unreleased = editedContracts();
    for (const name of ['OrderCancelled', 'OrderPlaced'])
      rmSync(join(unreleased, `orders/${name}/releases`), { recursive: true });
    await expect(run('--contracts', unreleased, '--against', 'released')).rejects.toThrow(
      'Failed to read baseline "released": it holds no version of any of these contracts, so nothing was compared. ' +
        'Run `busbar schemas release` first.',
    );
  });

  it('tells new versions and drafts from compared ones', async () => {
    const folder = editedContracts();
    rmSync(join(folder, 'orders/OrderCancelled/releases'), { recursive: true });
    cpSync(join(folder, 'orders/OrderCancelled'), join(folder, 'orders/OrderShipped'), { recursive: true });
    const facts = join(folder, 'orders/OrderShipped/contract.json');
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('"active"', '"draft"'));

    const { exitCode, output } = await run('--contracts', folder, '--against', 'released');
    expect({ exitCode, lines: output.split('\n').slice(2) }).toEqual({
      exitCode: 0,
      lines: [
        '+ orders.OrderCancelled v1: new, nothing to compare it with',
        '- orders.OrderShipped: skipped (draft)',
        'compatible: 2 versions compared, 0 findings',
      ],
    });
    const json = await run('--contracts', folder, '--against', 'released', '--format', 'json');
    expect(JSON.parse(json.output)).toMatchObject({
      added: [
        { detailType: 'orders.OrderCancelled', major: 1, file: 'orders/OrderCancelled/v1.schema.json' },
      ],
      drafts: ['orders.OrderShipped'],
    });
    const junit = await run('--contracts', folder, '--against', 'released', '--format', 'junit');
    expect(junit.output.split('\n')[1]).toBe(
      '<testsuite name="busbar schemas check" tests="4" failures="0" skipped="2">',
    );
  });

  it('exits 1 for an event that was removed, and 0 once that is accepted by the name that it prints', async () => {
    const folder = editedContracts();
    rmSync(join(folder, 'orders/OrderCancelled'), { recursive: true });
    const check = async (...more: readonly string[]) => {
      const { exitCode, output } = await run('--contracts', folder, '--against', contracts, ...more);
      return { exitCode, lines: output.split('\n') };
    };
    const unchanged = [
      '✓ orders.OrderPlaced v1 BACKWARD_TRANSITIVE (event): compatible',
      '✓ orders.OrderPlaced v2 BACKWARD_TRANSITIVE (event): compatible',
    ];
    const accept = ['--accept', 'orders.OrderCancelled EVENT_REMOVED'];

    expect(await check()).toEqual({
      exitCode: 1,
      lines: [
        '✗ orders/OrderCancelled/v1.schema.json: the version was removed with its event; if on purpose: --accept "orders.OrderCancelled EVENT_REMOVED"',
        ...unchanged,
        'incompatible: 2 versions compared, 1 finding',
      ],
    });
    expect(await check(...accept)).toEqual({
      exitCode: 0,
      lines: [
        '✓ orders/OrderCancelled/v1.schema.json: the version was removed with its event (accepted)',
        ...unchanged,
        'compatible: 2 versions compared, 0 findings',
      ],
    });
    expect((await check('--format', 'github')).lines).toEqual([
      `::error file=${folder}/orders/OrderCancelled/v1.schema.json,title=EVENT_REMOVED::Since the baseline: the version was removed with its event; if on purpose: --accept "orders.OrderCancelled EVENT_REMOVED".`,
    ]);
    expect(await check('--format', 'github', ...accept)).toEqual({ exitCode: 0, lines: [''] });
    expect((await check('--format', 'junit')).lines[1]).toBe(
      '<testsuite name="busbar schemas check" tests="3" failures="1" skipped="0">',
    );
    expect((await check('--format', 'junit', ...accept)).lines[1]).toBe(
      '<testsuite name="busbar schemas check" tests="2" failures="0" skipped="0">',
    );
  });

  it('exits 1 with rule, place, who is hurt and an example against a folder', async () => {
    const folder = editedContracts();
    edit(folder);

    const { exitCode, output } = await run('--contracts', folder, '--against', contracts);

    expect(exitCode).toBe(1);
    expect(output.split('\n').slice(0, 3)).toEqual([
      '✗ orders.OrderCancelled v1 BACKWARD_TRANSITIVE (event): incompatible; next: 2.0 (major)',
      '  REQUIRED_ADDED orders.OrderCancelled backward:1.0:/required#reason',
      '    Candidate "1 (candidate)" refuses documents that version "1.0" accepts: of the document it asks for field "reason".',
    ]);
    expect(output.split('\n')[3]).toMatch(
      /^ {4}Hurts consumers that read by the candidate\. Example: \{"cancellationId"/,
    );
  });

  it('reads the baseline from a git ref', async () => {
    const folder = editedContracts();
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'contracts');
    expect(await run('--contracts', folder, '--against', 'HEAD')).toMatchObject({ exitCode: 0 });
    edit(folder);

    expect(await run('--contracts', folder, '--against', 'HEAD', '--format', 'json')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('"code": "REQUIRED_ADDED"'),
    });
  });

  it('writes JUnit and GitHub annotations', async () => {
    const folder = editedContracts();
    edit(folder);
    const as = async (format: string) =>
      (await run('--contracts', folder, '--against', contracts, '--format', format)).output;

    expect((await as('junit')).split('\n').slice(0, 2)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuite name="busbar schemas check" tests="3" failures="1" skipped="0">',
    ]);
    expect(await as('github')).toMatch(
      /^::error file=.*contracts\/orders\/OrderCancelled\/v1\.schema\.json,title=REQUIRED_ADDED::Candidate "1 \(candidate\)" refuses .*%0AHurts consumers/,
    );
  });

  it('refuses an unknown format as usage, and a baseline that is not there as environment', async () => {
    expect(await run('--against', 'HEAD', '--format', 'yaml')).toMatchObject({ exitCode: 2 });
    await expect(run('--contracts', contracts, '--against', 'no-such-ref')).rejects.toMatchObject({
      code: 'BASELINE_UNREADABLE',
      message:
        'Failed to read baseline "no-such-ref": it is no folder, and git knows no commit of that name here. ' +
        'Name a git ref that is there (a shallow clone has few: fetch it), a folder of contracts, "released" or "registry:<name>".',
    });
  });
});
