import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { runBusbar } from './run-busbar.ts';

const inRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

it('the README shows what `busbar check` says when a field goes that a consumer reads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'busbar-readme-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(inRoot('packages/events-schema/contracts'), folder, { recursive: true });
  const file = join(folder, 'orders/OrderPlaced/v2.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as {
    required: string[];
    properties: Record<string, unknown>;
  };
  schema.required = schema.required.filter((name) => name !== 'country');
  delete schema.properties.country;
  writeFileSync(file, JSON.stringify(schema));

  const { exitCode, stdout } = await runBusbar('check', '--contracts', folder);

  const readme = readFileSync(inRoot('README.md'), 'utf8');
  const shown = readme.split(/^```.*\n/m).filter((block) => block.startsWith('✗ field-reads'));
  expect(shown.map((block) => stdout.includes(block.trimEnd()))).toEqual([true]);
  expect(exitCode).toBe(1);
});
