import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minimalContract, schemaText } from '../../test/minimal-contract.ts';
import { generate } from './generate.ts';
import { InvalidContractError } from './invalid-contract-error.ts';

const paths = [
  'catalog.gen.ts',
  'demo/index.gen.ts',
  'demo/thing-happened.gen.ts',
  'demo/thing-happened.v1.example.gen.ts',
  'demo/thing-happened.v1.gen.ts',
  'demo/thing-happened.v1.validator.gen.ts',
  'examples.gen.ts',
  'index.gen.ts',
  'validator-runtime.gen.ts',
];

describe('generate', () => {
  let root: string;
  let contractsDir: string;
  let outDir: string;

  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'busbar-generate-'));
    contractsDir = join(root, 'contracts');
    outDir = join(root, 'src/generated');
    for (const [path, text] of Object.entries(minimalContract)) await write(`contracts/${path}`, text);
  });
  afterEach(() => rm(root, { recursive: true }));

  it('writes every file the first time and none the second', async () => {
    const first = await generate({ contractsDir, outDir });
    const second = await generate({ contractsDir, outDir });

    expect(first).toEqual({ written: paths, removed: [], unchanged: [], stale: [], warnings: [] });
    expect(second).toEqual({ written: [], removed: [], unchanged: paths, stale: [], warnings: [] });
  });

  it('writes only what a change of a contract touches', async () => {
    await generate({ contractsDir, outDir });
    const schema = schemaText({
      type: 'object',
      required: ['size'],
      properties: { size: { type: 'number' } },
    });
    await write('contracts/demo/ThingHappened/v1.schema.json', schema);

    const { written } = await generate({ contractsDir, outDir });

    expect(written).toEqual([
      'demo/thing-happened.v1.example.gen.ts',
      'demo/thing-happened.v1.gen.ts',
      'demo/thing-happened.v1.validator.gen.ts',
    ]);
  });

  it('removes generated files that no contract asks for, and no other file', async () => {
    await write('src/generated/old/gone.gen.ts', '');
    await write('src/generated/by-hand.ts', '');

    const { removed } = await generate({ contractsDir, outDir });

    expect(removed).toEqual(['old/gone.gen.ts']);
    expect((await readdir(outDir)).sort()).toEqual([
      'by-hand.ts',
      'catalog.gen.ts',
      'demo',
      'examples.gen.ts',
      'index.gen.ts',
      'old',
      'validator-runtime.gen.ts',
    ]);
  });

  it('reports missing, different and obsolete files as stale when it only checks, and writes nothing', async () => {
    await generate({ contractsDir, outDir });
    await write('src/generated/catalog.gen.ts', '// edited by hand');
    await write('src/generated/gone.gen.ts', '');
    await rm(join(outDir, 'index.gen.ts'));

    const report = await generate({ contractsDir, outDir, check: true });

    const stale = ['catalog.gen.ts', 'gone.gen.ts', 'index.gen.ts'];
    expect(report).toEqual({
      written: [],
      removed: [],
      unchanged: paths.filter((path) => !stale.includes(path)),
      stale,
      warnings: [],
    });
    expect(await readFile(join(outDir, 'catalog.gen.ts'), 'utf8')).toBe('// edited by hand');
  });

  it('writes nothing when a contract is wrong, and says where and why', async () => {
    await write('contracts/demo/ThingHappened/v1.examples.json', '[{ "size": 0 }]');

    const failure = await generate({ contractsDir, outDir }).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(InvalidContractError);
    const { message, problems, code, retry } = failure as InvalidContractError;
    expect({
      code,
      retry,
      message: message.replace(contractsDir, 'contracts'),
      problems,
    }).toMatchInlineSnapshot(`
      {
        "code": "INVALID_CONTRACT",
        "message": "Failed to generate from contracts "contracts": 1 problem. Nothing was written. Correct what follows.
        demo/ThingHappened/v1.examples.json#/0/size: example does not validate: must be >= 1. Correct the example or the schema.",
        "problems": [
          {
            "file": "demo/ThingHappened/v1.examples.json",
            "fix": "Correct the example or the schema",
            "pointer": "/0/size",
            "reason": "example does not validate: must be >= 1",
          },
        ],
        "retry": "never",
      }
    `);
    await expect(readdir(outDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('warns of a name that is not in the past tense, and generates all the same', async () => {
    for (const [path, text] of Object.entries(minimalContract))
      await write(`contracts/${path.replace('ThingHappened', 'CreateThing')}`, text);

    const { written, warnings } = await generate({ contractsDir, outDir });

    expect(written).toContain('demo/create-thing.gen.ts');
    expect(warnings).toEqual([
      {
        file: 'demo/CreateThing',
        pointer: '',
        reason: 'event "CreateThing" is not named in the past tense ("thing" is no participle that is known)',
        fix: 'Name what has happened, the participle last: OrderPlaced, PaymentSent',
      },
    ]);
  });

  it('generates an empty catalog from a folder without contracts', async () => {
    const { written } = await generate({ contractsDir: join(root, 'nowhere'), outDir });

    expect(written).toEqual([
      'catalog.gen.ts',
      'examples.gen.ts',
      'index.gen.ts',
      'validator-runtime.gen.ts',
    ]);
  });

  it('finds the generated code of this package current', async () => {
    const own = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

    const { stale } = await generate({
      contractsDir: own('contracts'),
      outDir: own('src/generated'),
      check: true,
    });

    expect(stale).toEqual([]);
  });
});
