import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runBusbar } from './run-busbar.ts';

const readme = readFileSync(new URL('../packages/cli/README.md', import.meta.url), 'utf8');

describe('packages/cli/README.md', () => {
  it('has a section of each command, and of no other', async () => {
    const { stdout } = await runBusbar('--help');
    const commands = [...stdout.split('Commands:')[1]!.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);

    const sections = [...readme.matchAll(/^### `busbar ([a-z]+)`$/gm)].map(([, name]) => name);
    expect(sections).toEqual(commands.filter((name) => name !== 'help'));
  });

  it.each(readme.match(/(?<=^### `busbar )[a-z]+(?=`$)/gm) ?? [])(
    'lists the options of %s',
    async (command) => {
      const { stdout } = await runBusbar(command, '--help');
      const options = [...stdout.matchAll(/^ {2}(--[a-z-]+(?: <[^>]+>)?)/gm)].map(([, option]) => option);

      const section = readme.split(`### \`busbar ${command}\``)[1]!.split(/^##/m)[0]!;
      expect([...section.matchAll(/^\| `(--[^`]+)`/gm)].map(([, option]) => option)).toEqual(options);
    },
  );
});
