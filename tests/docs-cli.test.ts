import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runBusbar } from './run-busbar.ts';

const readme = readFileSync(new URL('../packages/cli/README.md', import.meta.url), 'utf8');

/** Names of what a command's help lists as its commands, those of a group after the group's name. */
async function commandsOf(...group: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runBusbar(...group, '--help');
  const listed = [...(stdout.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z]+) /gm)].map(
    ([, name]) => name!,
  );
  const names = listed.filter((name) => name !== 'help');
  if (names.length === 0) return [group.join(' ')];
  return (await Promise.all(names.map((name) => commandsOf(...group, name)))).flat();
}

describe('packages/cli/README.md', () => {
  it('has a section of each command, and of no other', async () => {
    const sections = [...readme.matchAll(/^### `busbar ([a-z ]+)`$/gm)].map(([, name]) => name);

    expect(sections).toEqual(await commandsOf());
  });

  it.each(readme.match(/(?<=^### `busbar )[a-z ]+(?=`$)/gm) ?? [])(
    'lists the options of %s',
    async (command) => {
      const { stdout } = await runBusbar(...command.split(' '), '--help');
      const options = [...stdout.matchAll(/^ {2}(--[a-z-]+(?: <[^>]+>)?)/gm)].map(([, option]) => option);

      const section = readme.split(`### \`busbar ${command}\``)[1]!.split(/^##/m)[0]!;
      expect([...section.matchAll(/^\| `(--[^`]+)`/gm)].map(([, option]) => option)).toEqual(options);
    },
  );
});
