import { execFile } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Each `ts` block is compiled as a module of its own, in a folder from which all packages of the workspace resolve.
 * What a block uses and does not declare is declared in `given` on the line before it. A block that only shows a
 * signature is marked `ts no-check`.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = fileURLToPath(new URL('node_modules/.readme-examples', import.meta.url));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/contracts.md',
  'docs/exports.md',
  'docs/local-cloud.md',
  ...packageReadmes(),
];

interface Example {
  /** `README.md:41`, the line of the block's first line. */
  readonly place: string;
  readonly file: string;
  readonly code: string;
}

/** Names that examples speak of without making them, with their types. Put before a block that uses and does not declare one. */
const given: Readonly<Record<string, string>> = {
  body: `declare const body: string;`,
  cancellation: `declare const cancellation: import('@busbar/events-schema').EventData<typeof import('@busbar/events-schema').orders.OrderCancelled>;`,
  createPublisher: `import { createPublisher } from '@busbar/producers';`,
  order: `declare const order: import('@busbar/events-schema').EventData<typeof import('@busbar/events-schema').orders.OrderPlaced>;`,
  items: `declare const items: readonly import('@busbar/producers').PublishItem[];`,
  orders: `import { orders } from '@busbar/events-schema';`,
  publisher: `declare const publisher: import('@busbar/producers').Publisher;`,
  PublishRejectedError: `import { PublishRejectedError } from '@busbar/producers';`,
};

function packageReadmes(): readonly string[] {
  return globSync('packages/*/README.md', { cwd: root }).sort();
}

function examplesOf(document: string): readonly Example[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ 1: code = '', index }) => {
    const line = text.slice(0, index).split('\n').length + 1;
    return {
      place: `${document}:${line}`,
      file: `${document.replaceAll(/[/.]/g, '-')}-${line}.ts`,
      code,
    };
  });
}

/** The block on one line of prelude, so that line numbers differ by one. */
function toModule({ code }: Example): string {
  const prelude = Object.entries(given)
    .filter(([name]) => new RegExp(`(?<![.'\\w/-])${name}\\b(?!['/:-])`).test(code) && !declares(code, name))
    .map(([, declaration]) => declaration);
  return `${prelude.join(' ')}\n${code}\nexport {};\n`;
}

function declares(code: string, name: string): boolean {
  return new RegExp(
    `\\b(?:const|let|function|class)\\s+${name}\\b|[{,]\\s*(?:type\\s+)?${name}\\b[^}=]*\\}\\s*(?:from|=)`,
  ).test(code);
}

const examples = documents.flatMap(examplesOf);

describe('TypeScript examples in Markdown', { timeout: 60_000 }, () => {
  let errors: readonly string[] = [];

  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const example of examples) writeFileSync(join(folder, example.file), toModule(example));
    writeFileSync(join(folder, 'wrong.ts'), "export const wrong: number = 'text';\n");
    errors = await compile([...examples.map(({ file }) => file), 'wrong.ts']);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are at least 12', () => {
    expect(examples.length).toBeGreaterThanOrEqual(12);
  });

  it('are really compiled: a wrong one is found', () => {
    expect(errors.filter((error) => error.includes('/wrong.ts('))).toEqual([
      expect.stringContaining("error TS2322: Type 'string' is not assignable to type 'number'."),
    ]);
  });

  it.each(examples)('$place compiles', ({ file }) => {
    expect(errors.filter((error) => error.includes(`/${file}(`))).toEqual([]);
  });
});

/** @returns the lines that name errors; those of the packages' sources are for `check:types` to find. */
function compile(files: readonly string[]): Promise<readonly string[]> {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: {
        noEmit: true,
        noUnusedLocals: false,
        noUnusedParameters: false,
        paths: { '@busbar/infra': [join(root, 'packages/infra/src/index.ts')] },
      },
      files,
    }),
  );
  return new Promise((resolve) => {
    const tsc = join(root, 'node_modules/.bin/tsc');
    execFile(tsc, ['-p', folder, '--pretty', 'false'], { cwd: root }, (_error, stdout, stderr) =>
      resolve(`${stdout}${stderr}`.split('\n').filter((line) => line.includes('error TS'))),
    );
  });
}
