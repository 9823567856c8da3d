import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runBusbar } from './run-busbar.ts';

/** Figures that differ from run to run, and the ids that are made of the time, as `#`. */
function withoutChance(output: string): readonly string[] {
  return output
    .trim()
    .split('\n')
    .map((line) =>
      /duplicates absorbed|retried| \d+ ms |[0-9a-f]{8}-[0-9a-f]{4}-/.test(line)
        ? line
            .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '#')
            .replaceAll(/\d+/g, '#')
            .replaceAll(/ +/g, ' ')
        : line,
    );
}

it('the README shows what the demo prints (run `pnpm demo` and paste its tables)', {
  timeout: 60_000,
}, async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const shown = /^```\n(┌.*?)^```$/ms.exec(readme)?.[1] ?? '';

  const { exitCode, stdout } = await runBusbar('demo');

  expect(exitCode).toBe(0);
  expect(withoutChance(shown)).toEqual(withoutChance(stdout));
});
