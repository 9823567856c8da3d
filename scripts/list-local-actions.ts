/**
 * Lists in Markdown what the local cloud supports and refuses, from its own registries: actions of the services that
 * are started beside all that the service's SDK client knows, and CloudFormation types. With `--write` the list replaces the one between the markers of docs/local-cloud.md.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dynaliteOperations } from '../packages/local/src/adapters/dynamodb/table-store.ts';
import { resourceProviders } from '../packages/local/src/assembly/resource-providers/index.ts';
import type { ServiceAction } from '../packages/local/src/gateway/service-action.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const document = resolve(root, 'docs/local-cloud.md');
const between = /(?<=<!-- begin: scripts\/list-local-actions\.ts -->\n).*(?=<!-- end -->)/s;
const LINE_WIDTH = 120;

/** Packages whose client is not called after the service's signing name. */
const clients: Readonly<Record<string, string>> = { events: 'eventbridge', logs: 'cloudwatch-logs' };
const requireFromLocal = createRequire(resolve(root, 'packages/local/package.json'));

const actions = await listActions();
const lines = [
  'Supported actions:\n',
  ...actions.map(([service, names]) => toItem(`\`${service}\``, names)),
  toItem('`dynamodb`, by dynalite', [...dynaliteOperations].sort()),
  '\nRefused actions, all others that these services have:\n',
  ...actions.map(([service, names]) => toItem(`\`${service}\``, listRefused(service, names))),
  '\nCloudFormation types that run:\n',
  ...toTypesByService().map(([service, names]) => toItem(`\`AWS::${service}::…\``, names)),
];
const list = `${lines.join('\n')}\n`;

if (process.argv.includes('--write')) {
  writeFileSync(
    document,
    readFileSync(document, 'utf8').replace(between, () => `\n${list}\n`),
  );
} else {
  process.stdout.write(list);
}

async function listActions(): Promise<readonly (readonly [service: string, names: readonly string[]])[]> {
  const region = readFileSync(resolve(root, 'packages/local/src/region.ts'), 'utf8');
  const registries = globSync('packages/local/src/actions/*/index.ts', { cwd: root })
    .filter((file) => region.includes(`'./actions/${basename(dirname(file))}/index.ts'`))
    .sort();
  return Promise.all(
    registries.map(async (file) => {
      const registry: object = await import(pathToFileURL(resolve(root, file)).href);
      const actions = Object.values(registry)
        .flatMap((entry: unknown) => toActions(entry))
        .filter(({ refused }) => !refused);
      return [basename(dirname(file)), actions.map(({ name }) => name).sort()] as const;
    }),
  );
}

/** Every action of a service that its SDK client has a command for and the registry does not list. */
function listRefused(service: string, supported: readonly string[]): readonly string[] {
  const client: object = requireFromLocal(`@aws-sdk/client-${clients[service] ?? service}`);
  const all = Object.keys(client).flatMap((name) => /^(?!\$)(.+)Command$/.exec(name)?.[1] ?? []);
  const refused = all.filter((name) => !supported.includes(name)).sort();
  return refused.length === 0 ? ['none'] : refused;
}

/** A registry is a list of actions, or makes one for a core; the names are there without the core. */
function toActions(registry: unknown): readonly ServiceAction[] {
  return typeof registry === 'function' ? registry(undefined) : (registry as readonly ServiceAction[]);
}

function toTypesByService(): readonly (readonly [service: string, names: readonly string[]])[] {
  const byService = new Map<string, string[]>();
  for (const { type } of resourceProviders) {
    const [, service, name] = type.split('::');
    byService.set(service!, [...(byService.get(service!) ?? []), name!].sort());
  }
  return [...byService].sort(([a], [b]) => (a < b ? -1 : 1));
}

function toItem(title: string, names: readonly string[]): string {
  const wrapped = [`- ${title}:`];
  for (const [index, name] of names.entries()) {
    const word = index < names.length - 1 ? `${name},` : name;
    const line = `${wrapped.at(-1)} ${word}`;
    if (line.length <= LINE_WIDTH) wrapped[wrapped.length - 1] = line;
    else wrapped.push(`  ${word}`);
  }
  return wrapped.join('\n');
}
