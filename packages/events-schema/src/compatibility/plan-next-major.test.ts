import { describe, expect, it } from 'vitest';
import { folder, minimalContract, minimalSchema as schema, schemaText } from '../../test/minimal-contract.ts';
import type { Json } from '../generate/json-pointer.ts';
import { freezeSchema } from '../generate/freeze-schema.ts';
import { planNextMajor } from './plan-next-major.ts';
import { planRelease } from './plan-release.ts';

const release = (revision: object) => freezeSchema('demo.ThingHappened', '1.0', revision as Json);

async function open(changes: Readonly<Record<string, string>>) {
  const contracts = new Map(Object.entries({ ...minimalContract, ...changes }));
  const { refused } = planRelease({ contracts });
  const files = await planNextMajor({ contracts, refused, generatedPath: '../src/generated' });
  return { contracts, files, opened: new Map([...contracts, ...files]) };
}
const parsed = (files: ReadonlyMap<string, string>, file: string) => JSON.parse(files.get(file)!) as unknown;

describe('planNextMajor', () => {
  it('moves the edit to the next major and leaves the version as it was released', async () => {
    const edit = schemaText(schema({ type: 'integer', minimum: 5 }));
    const { files, opened } = await open({
      [`${folder}/v1.schema.json`]: edit,
      [`${folder}/v1.examples.json`]: '[{ "size": 4 }, { "size": 6 }]',
      [`${folder}/releases/1.0.json`]: release(schema({ type: 'integer', minimum: 1 })),
    });

    expect([...files.keys()].sort()).toEqual([
      `${folder}/upcast-v1-to-v2.ts`,
      `${folder}/v1.schema.json`,
      `${folder}/v2.examples.json`,
      `${folder}/v2.schema.json`,
    ]);
    expect(files.get(`${folder}/v2.schema.json`)).toBe(edit);
    expect(files.get(`${folder}/v2.examples.json`)).toBe('[\n  { "size": 6 }\n]\n');
    expect(files.get(`${folder}/v1.schema.json`)).toMatchInlineSnapshot(`
      "{
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["size"],
        "properties": { "size": { "type": "integer", "minimum": 1 } }
      }
      "
    `);
    expect(files.get(`${folder}/upcast-v1-to-v2.ts`)).toMatchInlineSnapshot(`
      "import type { ThingHappenedV1 } from '../../../src/generated/demo/thing-happened.v1.gen.ts';
      import type { ThingHappenedV2 } from '../../../src/generated/demo/thing-happened.v2.gen.ts';

      /**
       * To be written: brings data of version 1 to version 2. Between them:
       * - minimum of "/size" 1 → 5
       */
      export function upcast(_data: ThingHappenedV1): ThingHappenedV2 {
        throw new Error('This upcaster is not written yet.');
      }
      "
    `);
    // Version 2 waits for its upcaster.
    expect(planRelease({ contracts: opened }).problems.map(({ file }) => file)).toEqual([
      `${folder}/upcast-v1-to-v2.ts`,
    ]);
  });

  it('draws an example where no stored one is valid, and keeps to the older version what is valid there alone', async () => {
    const { files } = await open({
      [`${folder}/v1.schema.json`]: schemaText(
        schema(
          { type: 'integer' },
          { required: ['size', 'unit'], properties: { size: {}, unit: { const: 'kg' } } },
        ),
      ),
      [`${folder}/v1.examples.json`]: '[{ "size": 1 }, { "size": 1, "unit": "kg" }]',
      [`${folder}/releases/1.0.json`]: release(schema({})),
    });
    expect(parsed(files, `${folder}/v1.examples.json`)).toEqual([{ size: 1 }]);
    expect(parsed(files, `${folder}/v2.examples.json`)).toEqual([{ size: 1, unit: 'kg' }]);

    const drawn = await open({
      [`${folder}/v1.schema.json`]: schemaText(schema({ const: 7 })),
      [`${folder}/releases/1.0.json`]: release(schema({ type: 'integer' })),
    });
    expect(parsed(drawn.files, `${folder}/v2.examples.json`)).toEqual([{ size: 7 }]);
    expect(drawn.files.has(`${folder}/v1.examples.json`)).toBe(false);
  });

  it('refers again to shared files that have not changed, and takes in what they said where they have', async () => {
    const line = (minimum: number) => ({
      type: 'object',
      properties: { pence: { $ref: 'pence.schema.json' } },
      minimum,
    });
    const edit = (size: object) =>
      schema(size, {
        properties: {
          size,
          line: { $ref: '../../_shared/line.schema.json' },
          total: { $ref: '../../_shared/pence.schema.json' },
        },
      });
    const shared = (pence: object) => ({
      '_shared/line.schema.json': schemaText(line(0)),
      '_shared/pence.schema.json': schemaText(pence),
    });
    const first = new Map(
      Object.entries({
        ...minimalContract,
        ...shared({ type: 'integer' }),
        [`${folder}/v1.schema.json`]: schemaText(edit({ type: 'integer' })),
      }),
    );
    const releases = Object.fromEntries(planRelease({ contracts: first }).files);

    const steady = await open({
      ...releases,
      ...shared({ type: 'integer' }),
      [`${folder}/v1.schema.json`]: schemaText(edit({ type: 'string' })),
      [`${folder}/v1.examples.json`]: '[{ "size": "a" }]',
    });
    expect(parsed(steady.files, `${folder}/v1.schema.json`)).toEqual(
      JSON.parse(schemaText(edit({ type: 'integer' }))),
    );

    const moved = await open({
      ...releases,
      ...shared({ type: 'string' }),
      [`${folder}/v1.schema.json`]: schemaText(edit({ type: 'integer' })),
    });
    expect(parsed(moved.files, `${folder}/v1.schema.json`)).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer' },
        line: { $ref: '#/$defs/Line' },
        total: { $ref: '#/$defs/Pence' },
      },
      $defs: {
        Line: { type: 'object', properties: { pence: { $ref: '#/$defs/Pence' } }, minimum: 0 },
        Pence: { type: 'integer' },
      },
    });
    const { unchanged } = planRelease({
      contracts: new Map([...moved.opened, [`${folder}/upcast-v1-to-v2.ts`, 'export const upcast = 1;']]),
    });
    expect(unchanged).toEqual([{ detailType: 'demo.ThingHappened', version: { major: 1, minor: 0 } }]);
  });
});
