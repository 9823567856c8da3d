import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyOrderContracts } from '../../../test/copy-order-contracts.ts';
import { createProgram } from '../../create-program.ts';

const contracts = copyOrderContracts();
const cancelled = 'orders/OrderCancelled';

async function run(...args: readonly string[]) {
  const results: string[] = [];
  const program = createProgram({ result: (text) => results.push(text), note: () => {} });
  return { exitCode: await program.run([...args]), output: results.join('\n') };
}

/** A copy of the contracts of the workspace, released as they are, in which the schema of cancelled orders can be edited. */
function releasedContracts() {
  const folder = join(mkdtempSync(join(tmpdir(), 'busbar-release-')), 'contracts');
  onTestFinished(() => rmSync(join(folder, '..'), { recursive: true }));
  cpSync(contracts, folder, { recursive: true });
  const release = async (...flags: readonly string[]) => {
    const { exitCode, output } = await run('schemas', 'release', '--contracts', folder, ...flags);
    return { exitCode, lines: output.replaceAll(folder, 'contracts').split('\n') };
  };
  const edit = (change: (schema: { required: string[]; properties: Record<string, object> }) => void) => {
    const file = join(folder, cancelled, 'v1.schema.json');
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    change(schema);
    writeFileSync(file, JSON.stringify(schema));
  };
  const releases = () => readdirSync(join(folder, cancelled, 'releases')).sort();
  return { folder, release, edit, releases };
}

describe('busbar schemas release', () => {
  it('freezes what was never released, and finds it unchanged afterwards', async () => {
    const { folder, release, releases } = releasedContracts();
    rmSync(join(folder, cancelled, 'releases'), { recursive: true });

    expect(await release('--dry-run')).toEqual({
      exitCode: 0,
      lines: [
        `orders.OrderCancelled 1.0 would be released: contracts/${cancelled}/releases/1.0.json; first of major 1`,
        'orders.OrderPlaced 1.0 unchanged',
        'orders.OrderPlaced 2.0 unchanged',
      ],
    });
    expect(existsSync(join(folder, cancelled, 'releases'))).toBe(false);
    expect((await release()).lines[0]).toBe(
      `orders.OrderCancelled 1.0 released: contracts/${cancelled}/releases/1.0.json; first of major 1`,
    );
    expect(releases()).toEqual(['1.0.json']);
    expect((await release()).lines[0]).toBe('orders.OrderCancelled 1.0 unchanged');
  });

  it('freezes a compatible edit as the next minor and says what has changed', async () => {
    const { folder, release, edit, releases } = releasedContracts();
    edit(({ properties }) => {
      properties.giftNote = { type: 'string', maxLength: 200 };
    });
    const check = await run('schemas', 'check', '--contracts', folder, '--against', 'released');
    expect(check.output.split('\n')[0]).toBe(
      '✓ orders.OrderCancelled v1 BACKWARD_TRANSITIVE (event): compatible; next: 1.1 (minor)',
    );

    expect((await release()).lines[0]).toBe(
      `orders.OrderCancelled 1.1 released: contracts/${cancelled}/releases/1.1.json; ` +
        'minor, because: added optional field "/giftNote"',
    );
    expect(releases()).toEqual(['1.0.json', '1.1.json']);
  });

  it('refuses an incompatible edit with its example and what to do, and releases nothing else either', async () => {
    const { folder, release, edit, releases } = releasedContracts();
    rmSync(join(folder, 'orders/OrderPlaced/releases'), { recursive: true });
    edit(({ required, properties }) => {
      required.push('reason');
      properties.reason = { type: 'string' };
    });

    const { exitCode, lines } = await release();

    expect(exitCode).toBe(1);
    expect(lines.map((line) => line.replace(/Example: .*/, 'Example: …'))).toEqual([
      '✗ orders.OrderCancelled v1 refused: it may not follow 1.0',
      '  REQUIRED_ADDED orders.OrderCancelled backward:1.0:/required#reason',
      '    Candidate "1.1" refuses documents that version "1.0" accepts: of the document it asks for field "reason".',
      '    Hurts consumers that read by the candidate. Example: …',
      `  Move the edit to ${cancelled}/v2.schema.json with v2.examples.json and upcast-v1-to-v2.ts, and put ` +
        `${cancelled}/v1.schema.json back as it was in ${cancelled}/releases/1.0.json: \`--open-major\` does so.`,
      'Nothing was released.',
    ]);
    expect(releases()).toEqual(['1.0.json']);
    expect(existsSync(join(folder, 'orders/OrderPlaced/releases'))).toBe(false);
  });

  it('opens the next major for a refused edit, which waits for its upcaster to be written', async () => {
    const { folder, release, edit } = releasedContracts();
    const before = JSON.parse(readFileSync(join(folder, cancelled, 'v1.schema.json'), 'utf8')) as unknown;
    edit(({ required, properties }) => {
      required.push('reason');
      properties.reason = { enum: ['late', 'broken'] };
    });

    const { exitCode, lines } = await release('--open-major');

    expect(exitCode).toBe(0);
    expect(lines.slice(2, -1)).toEqual([
      'orders.OrderCancelled 2.0 opened; version 1 is as it was released in 1.0',
      `  written: contracts/${cancelled}/v2.schema.json`,
      `  written: contracts/${cancelled}/v1.schema.json`,
      `  written: contracts/${cancelled}/v2.examples.json`,
      `  written: contracts/${cancelled}/upcast-v1-to-v2.ts`,
    ]);
    expect(JSON.parse(readFileSync(join(folder, cancelled, 'v1.schema.json'), 'utf8'))).toEqual(before);
    const generated = await run('generate', '--contracts', folder, '--out', join(folder, '../generated'));
    expect(generated.exitCode).toBe(0);

    const upcaster = join(folder, cancelled, 'upcast-v1-to-v2.ts');
    const waiting = await release();
    expect({ exitCode: waiting.exitCode, line: waiting.lines[0] }).toEqual({
      exitCode: 1,
      line:
        `contracts/${cancelled}/upcast-v1-to-v2.ts#: the upcaster is not written: it throws on every event of the ` +
        'older version. Return the data in the form of the newer version instead.',
    });
    writeFileSync(
      upcaster,
      "export function upcast(data: object) {\n  return { ...data, reason: 'late' };\n}\n",
    );
    expect((await release()).lines.slice(0, 2)).toEqual([
      `orders.OrderCancelled 2.0 released: contracts/${cancelled}/releases/2.0.json; first of major 2`,
      'orders.OrderCancelled 1.0 unchanged',
    ]);
  });

  it('opens the next majors for an edit of a shared file, once older majors keep what it said', async () => {
    const { folder, release } = releasedContracts();
    const shared = join(folder, '_shared/order-line.schema.json');
    const line = JSON.parse(readFileSync(shared, 'utf8'));
    line.required.push('colour');
    line.properties.colour = { type: 'string' };
    writeFileSync(shared, JSON.stringify(line));
    const placed = (file: string) => join(folder, 'orders/OrderPlaced', file);

    const blocked = await release('--open-major');
    expect({ exitCode: blocked.exitCode, line: blocked.lines.at(-1) }).toEqual({
      exitCode: 1,
      line: 'Nothing was opened: put the older major versions back first.',
    });
    expect(existsSync(placed('v3.schema.json'))).toBe(false);
    cpSync(placed('releases/1.0.json'), placed('v1.schema.json'));

    const { exitCode, lines } = await release('--open-major');
    expect(exitCode).toBe(0);
    expect(lines.slice(0, 3)).toEqual([
      'orders.OrderPlaced 1.0 unchanged',
      'orders.OrderCancelled 2.0 opened; version 1 is as it was released in 1.0',
      'orders.OrderPlaced 3.0 opened; version 2 is as it was released in 2.0',
    ]);
    const v2 = JSON.parse(readFileSync(placed('v2.schema.json'), 'utf8'));
    expect(v2.properties.lines.items).toEqual({ $ref: '#/$defs/OrderLine' });
    expect(v2.properties.country).toEqual({ $ref: '../../_shared/country.schema.json' });
    expect(
      (await run('generate', '--contracts', folder, '--out', join(folder, '../generated'))).exitCode,
    ).toBe(0);
  });

  it('tells programs what it did', async () => {
    const { release, edit } = releasedContracts();
    edit(({ properties }) => {
      properties.giftNote = { type: 'string' };
    });

    const { lines } = await release('--format', 'json');

    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      released: [{ detailType: 'orders.OrderCancelled', version: { major: 1, minor: 1 } }],
      written: [`${cancelled}/releases/1.1.json`],
      refused: [],
      isDryRun: false,
    });
  });

  it('freezes nothing that generate would refuse', async () => {
    const { release, edit, releases } = releasedContracts();
    edit(({ properties }) => {
      properties.giftNote = { type: 'string', format: 'gift' };
    });

    const { exitCode, lines } = await release();

    expect({ exitCode, line: lines[0], releases: releases() }).toEqual({
      exitCode: 1,
      line:
        `contracts/${cancelled}/v1.schema.json#/properties/giftNote: unknown format "gift". Use one of date-time, date, ` +
        'time, duration, email, hostname, ipv4, ipv6, uri, uuid, or "pattern".',
      releases: ['1.0.json'],
    });
  });

  it('refuses a release that was edited by hand', async () => {
    const { folder, release } = releasedContracts();
    const file = join(folder, cancelled, 'releases/1.0.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"minItems": 1', '"minItems": 0'));

    const { exitCode, lines } = await release();

    expect({ exitCode, line: lines[0]!.split(':')[0] }).toEqual({
      exitCode: 1,
      line: `contracts/${cancelled}/releases/1.0.json#/$comment`,
    });
    expect((await run('schemas', 'check', '--contracts', folder, '--against', 'released')).exitCode).toBe(1);
  });
});
