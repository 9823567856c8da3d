import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../src/generate/generate.ts';
import { minimalContract, schemaText } from '../minimal-contract.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const tsc = join(
  dirname(createRequire(join(root, 'package.json')).resolve('typescript/package.json')),
  'bin/tsc',
);

/** One field for each shape that a contract can give a type. */
const schema = {
  type: 'object',
  description: 'A thing that has every shape.',
  required: ['text', 'count', 'flag', 'choice', 'shape', 'tree', 'maybe', 'moment'],
  properties: {
    text: { type: 'string', description: 'What it says.' },
    count: { type: 'integer' },
    flag: { type: 'boolean' },
    moment: { type: 'string', format: 'date-time' },
    maybe: { type: ['string', 'null'] },
    optional: { type: 'number' },
    optionalNull: { type: ['number', 'null'] },
    choice: { enum: ['a', 'b'] },
    mixed: { enum: ['a', 1, true, null] },
    fixed: { const: 'always' },
    list: { type: 'array', items: { type: 'string' } },
    pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false, minItems: 2 },
    map: { type: 'object', additionalProperties: { type: 'integer' } },
    closed: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
    shape: {
      oneOf: [
        {
          type: 'object',
          required: ['kind', 'radius'],
          properties: { kind: { const: 'circle' }, radius: { type: 'number' } },
        },
        {
          type: 'object',
          required: ['kind', 'side'],
          properties: { kind: { const: 'square' }, side: { type: 'number' } },
        },
      ],
    },
    tree: { $ref: '#/$defs/Tree' },
    both: {
      type: 'object',
      allOf: [
        { type: 'object', required: ['x'], properties: { x: { type: 'number' } } },
        { type: 'object', required: ['y'], properties: { y: { type: 'number' } } },
      ],
    },
  },
  $defs: {
    Tree: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
    },
  },
};
const example = {
  ...{ text: '', count: 1, flag: true, moment: '2025-03-01T08:26:00Z', maybe: null, choice: 'a' },
  ...{ shape: { kind: 'circle', radius: 1 }, tree: { name: 'root' } },
};

/** Lines that must compile; those under `// @ts-expect-error` must not. */
const uses = `
import { createDetail, type EventData, type EventMetadataInput } from '@busbar/events-schema';
import { demo } from './generated/index.gen.ts';
import { examples } from './generated/examples.gen.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const assert = <_ extends true>(): void => undefined;
type Thing = EventData<typeof demo.ThingHappened>;

assert<Equal<Thing['text'], string>>();
assert<Equal<Thing['count'], number>>();
assert<Equal<Thing['flag'], boolean>>();
assert<Equal<Thing['moment'], string>>();
assert<Equal<Thing['maybe'], string | null>>();
assert<Equal<Pick<Thing, 'optional'>, { optional?: number }>>();
assert<Equal<Pick<Thing, 'optionalNull'>, { optionalNull?: number | null }>>();
assert<Equal<Thing['choice'], 'a' | 'b'>>();
assert<Equal<NonNullable<Pick<Thing, 'mixed'>>, { mixed?: 'a' | 1 | true | null }>>();
assert<Equal<NonNullable<Thing['fixed']>, 'always'>>();
assert<Equal<NonNullable<Thing['list']>, string[]>>();
assert<Equal<NonNullable<Thing['pair']>, [string, number]>>();
assert<Equal<NonNullable<Thing['map']>, { [k: string]: number }>>();
assert<Equal<NonNullable<Thing['both']>['x'], number>>();
assert<Equal<NonNullable<Thing['both']>['y'], number>>();
assert<Equal<NonNullable<Thing['tree']['children']>[number], Thing['tree']>>();

declare const thing: Thing;
declare const metadata: EventMetadataInput;
if (thing.shape.kind === 'circle') assert<Equal<typeof thing.shape.radius, number>>();
else assert<Equal<typeof thing.shape.side, number>>();

createDetail(demo.ThingHappened, thing, metadata);
// @ts-expect-error a text is no number
createDetail(demo.ThingHappened, { ...thing, text: 1 }, metadata);
// @ts-expect-error null is not for everybody
createDetail(demo.ThingHappened, { ...thing, text: null }, metadata);
// @ts-expect-error optional is absent, not undefined
createDetail(demo.ThingHappened, { ...thing, optional: undefined }, metadata);
// @ts-expect-error no such choice
createDetail(demo.ThingHappened, { ...thing, choice: 'c' }, metadata);
// @ts-expect-error no such fixed value
createDetail(demo.ThingHappened, { ...thing, fixed: 'never' }, metadata);
// @ts-expect-error a pair has two
createDetail(demo.ThingHappened, { ...thing, pair: ['a'] }, metadata);
// @ts-expect-error a square has no radius
createDetail(demo.ThingHappened, { ...thing, shape: { kind: 'square', radius: 1 } }, metadata);
// @ts-expect-error a branch needs a name
createDetail(demo.ThingHappened, { ...thing, tree: { name: '', children: [{}] } }, metadata);
// @ts-expect-error the values of the map are numbers
createDetail(demo.ThingHappened, { ...thing, map: { a: 'b' } }, metadata);
// @ts-expect-error there is no such field
createDetail(demo.ThingHappened, { ...thing, txet: '' }, metadata);
// @ts-expect-error there is no such field inside
createDetail(demo.ThingHappened, { ...thing, closed: { a: '', b: '' } }, metadata);

examples.demo.ThingHappened.v1({ seed: 1, overrides: { optional: undefined, maybe: null } });
// @ts-expect-error an override has the field's type
examples.demo.ThingHappened.v1({ overrides: { count: '1' } });
// @ts-expect-error the data of an event is read by its contract
demo.ThingHappened.v1.parse({}).colour;
`;

let folder: string;
beforeAll(async () => {
  // Inside the package, so that the library is found.
  mkdirSync(join(root, 'tests/node_modules'), { recursive: true });
  folder = mkdtempSync(join(root, 'tests/node_modules/.all-shapes-'));
  const contracts: Readonly<Record<string, string>> = {
    ...minimalContract,
    'demo/ThingHappened/v1.schema.json': schemaText(schema),
    'demo/ThingHappened/v1.examples.json': JSON.stringify([example]),
  };
  for (const [path, text] of Object.entries(contracts)) {
    mkdirSync(dirname(join(folder, 'contracts', path)), { recursive: true });
    writeFileSync(join(folder, 'contracts', path), text);
  }
  await generate({ contractsDir: join(folder, 'contracts'), outDir: join(folder, 'generated') });
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: { noEmit: true, skipLibCheck: true, typeRoots: [join(root, 'node_modules/@types')] },
      files: ['use.ts'],
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the types of a contract with every shape', () => {
  it('accept what the schema accepts, and refuse a wrong field wherever it is given', () => {
    expect(compile(uses)).toBe('');
  });

  it('are looked at at all: a wrong line is told', () => {
    expect(compile(`${uses}\nexport const wrong: Thing['text'] = 1;\n`)).toContain(
      "Type 'number' is not assignable to type 'string'",
    );
  });

  it('keep the descriptions of the schema, for the editor', () => {
    const text = readFileSync(join(folder, 'generated/demo/thing-happened.v1.gen.ts'), 'utf8');

    expect(text).toMatch(
      /\/\*\*\n \* A thing that has every shape\.\n \*\/\nexport interface ThingHappenedV1/,
    );
    expect(text).toMatch(/ {2}\/\*\*\n {3}\* What it says\.\n {3}\*\/\n {2}text: string;/);
  });
});

/** What the compiler says of a text; nothing when it is content. */
function compile(text: string): string {
  writeFileSync(join(folder, 'use.ts'), text);
  try {
    return execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}
