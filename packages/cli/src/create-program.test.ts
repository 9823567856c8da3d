import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createProgram } from './create-program.ts';

const inEventsSchema = (path: string) =>
  fileURLToPath(new URL(`../../events-schema/${path}`, import.meta.url));
const contracts = inEventsSchema('contracts');

async function run(...args: readonly string[]) {
  const results: string[] = [];
  const notes: string[] = [];
  const program = createProgram({ result: (text) => results.push(text), note: (text) => notes.push(text) });
  return { exitCode: await program.run(args), results, notes };
}

describe('busbar', () => {
  it('lists its commands and exits 0', async () => {
    const { exitCode, results } = await run('--help');
    expect(exitCode).toBe(0);
    expect(results.join('\n').match(/^ {2}(demo|generate|local|new)\b/gm)).toEqual([
      '  demo',
      '  generate',
      '  local',
      '  new',
    ]);
  });

  it.each([
    [['dmeo'], "error: unknown command 'dmeo'\n(Did you mean demo?)"],
    [
      ['demo', '--seed', '-1'],
      "error: option '--seed <n>' argument '-1' is invalid. It must be an integer from 0 to 2147483647.",
    ],
    [
      ['schemas', 'pull', '--discovered', '--registry', 'busbar-dev'],
      "error: option '--discovered' cannot be used with option '--registry <name>'",
    ],
    [
      ['local', '--port', 'http'],
      "error: option '--port <n>' argument 'http' is invalid. It must be an integer from 0 to 65535.",
    ],
    [['generate', '--watch', '--check'], "error: option '--watch' cannot be used with option '--check'"],
    [
      ['new', 'consumer', 'orders.OrderShipped'],
      "error: command-argument value 'consumer' is invalid for argument 'what'. Allowed choices are event.",
    ],
    [['generate', '--chekc'], "error: unknown option '--chekc'\n(Did you mean --check?)"],
  ])('%j is a usage error with exit code 2', async (args, message) => {
    const { exitCode, notes, results } = await run(...args);
    expect({ exitCode, results, first: notes[0] }).toEqual({ exitCode: 2, results: [], first: message });
  });
});

describe('busbar generate', () => {
  it('finds the generated code of the workspace current', async () => {
    expect(
      await run('generate', '--check', '--contracts', contracts, '--out', inEventsSchema('src/generated')),
    ).toEqual({
      exitCode: 0,
      results: [],
      notes: [expect.stringMatching(/^0 written, 0 removed, \d+ current\.$/)],
    });
  });

  it('refuses a folder of contracts that is not there', async () => {
    await expect(run('generate', '--contracts', 'nowhere')).rejects.toThrow(
      'Failed to generate: --contracts "nowhere" is no folder. ' +
        'Run the command in the root of the workspace, or name the folder of the contracts.',
    );
  });

  it('names each stale file and exits 1', async () => {
    const out = mkdtempSync(join(tmpdir(), 'busbar-generate-'));
    onTestFinished(() => rmSync(out, { recursive: true }));
    writeFileSync(join(out, 'left-over.gen.ts'), '');
    const { exitCode, results, notes } = await run(
      'generate',
      '--check',
      '--contracts',
      contracts,
      '--out',
      out,
    );
    expect(exitCode).toBe(1);
    expect(results).toContain('stale: left-over.gen.ts');
    expect(notes.at(-1)).toMatch(
      /generated files are not current\. Run `busbar generate` and commit them\.$/,
    );
  });
});
