import { describe, expect, it } from 'vitest';
import { folder, minimalContract, schemaText } from '../../test/minimal-contract.ts';
import { facts, moved, plan, version } from '../../test/plan-minimal.ts';
import { planGeneration } from './plan-generation.ts';

describe('planGeneration', () => {
  it('plans types, validator and definition a version, an index a domain, and the catalog', async () => {
    const { files, problems } = await plan();

    expect(problems).toEqual([]);
    expect([...files.keys()].sort()).toEqual([
      'catalog.gen.ts',
      'demo/index.gen.ts',
      'demo/thing-happened.gen.ts',
      'demo/thing-happened.v1.example.gen.ts',
      'demo/thing-happened.v1.gen.ts',
      'demo/thing-happened.v1.validator.gen.ts',
      'examples.gen.ts',
      'index.gen.ts',
      'validator-runtime.gen.ts',
    ]);
    expect(files.get('demo/thing-happened.v1.gen.ts')).toMatchInlineSnapshot(`
      "// Generated from contracts/demo/ThingHappened/v1.schema.json by \`busbar generate\`. Do not edit.
      import { defineEvent, type EventDefinition } from '@busbar/events-schema/runtime';
      import { validate } from './thing-happened.v1.validator.gen.ts';

      export interface ThingHappenedV1 {
        /**
         * @minimum 1
         */
        size: number;
      }

      /** \`demo.ThingHappened\`, version 1. */
      export const thingHappenedV1: EventDefinition<'demo.ThingHappened', 1, ThingHappenedV1> = /* @__PURE__ */ defineEvent<'demo.ThingHappened', 1, ThingHappenedV1>({
        detailType: "demo.ThingHappened",
        major: 1,
        minor: 0,
        sources: ["busbar.demo"],
        fields: [{"fields":{"size":-1}}],
        validate,
      });
      "
    `);
    expect(files.get('demo/thing-happened.gen.ts')).toMatchInlineSnapshot(`
      "// Generated from contracts/demo/ThingHappened by \`busbar generate\`. Do not edit.
      import { defineEventFamily, type EventFamilyOf } from '@busbar/events-schema/runtime';
      import { thingHappenedV1 } from './thing-happened.v1.gen.ts';

      /** A thing has happened. Owner: demo. */
      export const ThingHappened: EventFamilyOf<'demo.ThingHappened', readonly [typeof thingHappenedV1]> = /* @__PURE__ */ defineEventFamily({
        detailType: "demo.ThingHappened",
        description: "A thing has happened.",
        owner: "demo",
        sources: ["busbar.demo"],
        versions: [thingHappenedV1],
        upcasters: [],
      });
      "
    `);
    expect(files.get('demo/index.gen.ts')).toMatchInlineSnapshot(`
      "// Generated from contracts/demo by \`busbar generate\`. Do not edit.
      export { ThingHappened } from './thing-happened.gen.ts';
      export type { ThingHappenedV1 } from './thing-happened.v1.gen.ts';
      "
    `);
    expect(files.get('index.gen.ts')).toMatchInlineSnapshot(`
      "// Generated from the contracts by \`busbar generate\`. Do not edit.
      export { catalog } from './catalog.gen.ts';
      export * as demo from './demo/index.gen.ts';
      "
    `);
  });

  it('plans the same text whatever order the files come in', async () => {
    const files = Object.entries({
      ...minimalContract,
      '_shared/b.schema.json': schemaText({ type: 'string' }),
      [`${folder}/v1.schema.json`]: version({
        size: { type: 'integer' },
        b: { $ref: '../../_shared/b.schema.json' },
      }),
    });
    const options = { contractsPath: '../contracts', libraryModule: '@busbar/events-schema/runtime' };

    const forward = await planGeneration({ files: new Map(files), ...options });
    const backward = await planGeneration({ files: new Map(files.toReversed()), ...options });

    expect([...forward.files].sort()).toEqual([...backward.files].sort());
  });

  it('plans code that imports neither Ajv nor packages of this machine, and evaluates no text', async () => {
    const { files } = await plan();

    const imports = [...files.values()].flatMap((text) => [...text.matchAll(/\bfrom\s*["']([^"']+)["']/g)]);
    const packages = imports
      .map(([, specifier = '']) => specifier)
      .filter((specifier) => !specifier.startsWith('.'));
    expect(new Set(packages)).toEqual(
      new Set(['@busbar/events-schema/runtime', '@busbar/events-schema/example-runtime']),
    );
    for (const text of files.values()) {
      expect(text).not.toMatch(/node_modules|\beval\b|new Function|\brequire\(|\/home\/|\/root\//);
    }
  });

  it('keeps optional, nullable, enum, union and free-form fields in the types', async () => {
    const { files } = await plan({
      [`${folder}/v1.schema.json`]: version(
        {
          size: { type: 'integer', description: 'Ends a comment: */' },
          note: { type: ['string', 'null'] },
          colour: { type: 'string', enum: ['red', 'green'] },
          shape: {
            oneOf: [
              { type: 'object', required: ['radius'], properties: { radius: { type: 'number' } } },
              { type: 'object', required: ['side'], properties: { side: { type: 'number' } } },
            ],
          },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          at: { type: 'string', format: 'date-time' },
        },
        { required: ['size'] },
      ),
    });

    const text = files.get('demo/thing-happened.v1.gen.ts')!;
    expect(text.slice(text.indexOf('export interface'), text.indexOf('/** `demo'))).toMatchInlineSnapshot(`
      "export interface ThingHappenedV1 {
        /**
         * Ends a comment: * /
         */
        size: number;
        note?: string | null;
        colour?: 'red' | 'green';
        shape?:
          | {
              radius: number;
            }
          | {
              side: number;
            };
        labels?: {
          [k: string]: string;
        };
        /**
         * @format date-time
         */
        at?: string;
      }

      "
    `);
  });

  it('brings a schema that contains itself into the types by name', async () => {
    const { files, problems } = await plan({
      '_shared/node.schema.json': schemaText({
        type: 'object',
        properties: { children: { type: 'array', items: { $ref: '#' } } },
      }),
      [`${folder}/v1.schema.json`]: version({
        size: { type: 'integer' },
        tree: { $ref: '../../_shared/node.schema.json' },
      }),
    });

    expect(problems).toEqual([]);
    expect(files.get('demo/thing-happened.v1.gen.ts')).toContain('children?: Node[];');
  });

  it('chains an upcaster between each two neighbouring versions', async () => {
    const next = { [`${folder}/v2.schema.json`]: minimalContract[`${folder}/v1.schema.json`]! };
    const { files, problems } = await plan({
      ...next,
      [`${folder}/v2.examples.json`]: '[{ "size": 2 }]',
      [`${folder}/upcast-v1-to-v2.ts`]: 'export const upcast = (data: unknown) => data;',
    });

    expect(problems).toEqual([]);
    expect(files.get('demo/thing-happened.gen.ts')).toMatchInlineSnapshot(`
      "// Generated from contracts/demo/ThingHappened by \`busbar generate\`. Do not edit.
      import { defineEventFamily, type EventFamilyOf } from '@busbar/events-schema/runtime';
      import { upcast as upcastV1ToV2 } from '../../contracts/demo/ThingHappened/upcast-v1-to-v2.ts';
      import { thingHappenedV1 } from './thing-happened.v1.gen.ts';
      import { thingHappenedV2 } from './thing-happened.v2.gen.ts';

      /** A thing has happened. Owner: demo. */
      export const ThingHappened: EventFamilyOf<'demo.ThingHappened', readonly [typeof thingHappenedV1, typeof thingHappenedV2]> = /* @__PURE__ */ defineEventFamily({
        detailType: "demo.ThingHappened",
        description: "A thing has happened.",
        owner: "demo",
        sources: ["busbar.demo"],
        versions: [thingHappenedV1, thingHappenedV2],
        upcasters: [upcastV1ToV2],
      });
      "
    `);
  });
});

describe('planGeneration, given contracts that are wrong', () => {
  const second = {
    [`${folder}/v2.schema.json`]: minimalContract[`${folder}/v1.schema.json`]!,
    [`${folder}/v2.examples.json`]: '[{ "size": 1 }]',
  };

  it.each<[title: string, changes: Readonly<Record<string, string | undefined>>]>([
    ['invalid JSON', { [`${folder}/v1.schema.json`]: '{ "type": }' }],
    [
      'a byte order mark',
      { [`${folder}/contract.json`]: `\uFEFF${minimalContract[`${folder}/contract.json`]!}` },
    ],
    ['bytes that are not UTF-8', { [`${folder}/v1.examples.json`]: '[{ "size": 1, "name": "caf\uFFFD" }]' }],
    [
      'a key that stands twice',
      {
        [`${folder}/v1.schema.json`]: version({ size: { type: 'integer' } }).replace(
          '"size"',
          '"size":{"type":"string"},"size"',
        ),
      },
    ],
    [
      'an unknown keyword',
      { [`${folder}/v1.schema.json`]: version({ size: { type: 'integer', minimun: 1 } }) },
    ],
    ['a keyword of an older draft', { [`${folder}/v1.schema.json`]: version({}, { definitions: {} }) }],
    ['a keyword with a wrong value', { [`${folder}/v1.schema.json`]: version({ size: { type: 'int' } }) }],
    [
      'an unknown format',
      { [`${folder}/v1.schema.json`]: version({ size: { type: 'string', format: 'colour' } }) },
    ],
    [
      'a bound on a string',
      { [`${folder}/v1.schema.json`]: version({ size: { type: 'string', minimum: 1 } }) },
    ],
    [
      'an invalid regular expression',
      { [`${folder}/v1.schema.json`]: version({ size: { type: 'string', pattern: '(' } }) },
    ],
    [
      'a regular expression that takes exponential time',
      { [`${folder}/v1.schema.json`]: version({ size: { type: 'string', pattern: '^(a+)+$' } }) },
    ],
    [
      'a regular expression that takes quadratic time',
      { [`${folder}/v1.schema.json`]: version({ size: { type: 'string', pattern: '\\s+$' } }) },
    ],
    [
      'a regular expression of field names that takes exponential time',
      {
        [`${folder}/v1.schema.json`]: version({}, { patternProperties: { '^(x|x)*$': { type: 'string' } } }),
      },
    ],
    [
      'a schema of 2 MB',
      {
        [`${folder}/v1.schema.json`]: version({
          size: { type: 'string', description: 'x'.repeat(2_000_000) },
        }),
      },
    ],
    [
      'a required field that no schema names',
      { [`${folder}/v1.schema.json`]: version({}, { required: ['size'] }) },
    ],
    [
      'another dialect',
      {
        [`${folder}/v1.schema.json`]:
          '{ "$schema": "http://json-schema.org/draft-07/schema#", "type": "object" }',
      },
    ],
    ['data that is no object', { [`${folder}/v1.schema.json`]: schemaText({ type: 'string' }) }],
    [
      'a $ref to a file that is not there',
      { [`${folder}/v1.schema.json`]: version({ size: { $ref: '../size.schema.json' } }) },
    ],
    [
      'a $ref to nothing in its own file',
      { [`${folder}/v1.schema.json`]: version({ size: { $ref: '#/$defs/size' } }) },
    ],
    ['a wrongly encoded $ref', { [`${folder}/v1.schema.json`]: version({ size: { $ref: '#/%zz' } }) }],
    [
      'a $ref that comes back to itself',
      { [`${folder}/v1.schema.json`]: version({ size: { allOf: [{ $ref: '#/properties/size' }] } }) },
    ],
    [
      'two files that refer to each other without end',
      {
        '_shared/a.schema.json': schemaText({ anyOf: [{ $ref: 'b.schema.json' }, { type: 'string' }] }),
        '_shared/b.schema.json': schemaText({ $ref: 'a.schema.json' }),
        [`${folder}/v1.schema.json`]: version({ size: { $ref: '../../_shared/a.schema.json' } }),
      },
    ],
    [
      'a mistake in a shared schema, placed where it was written',
      {
        '_shared/size.schema.json': schemaText({ $defs: { inner: { type: 'string', minimum: 1 } } }),
        [`${folder}/v1.schema.json`]: version({
          size: { $ref: '../../_shared/size.schema.json#/$defs/inner' },
        }),
      },
    ],
    ['no examples', { [`${folder}/v1.examples.json`]: undefined }],
    ['an empty list of examples', { [`${folder}/v1.examples.json`]: '[]' }],
    ['an example that is no list', { [`${folder}/v1.examples.json`]: '{ "size": 1 }' }],
    [
      'an example that does not validate',
      { [`${folder}/v1.examples.json`]: '[{ "size": 1 }, { "size": 0 }, {}]' },
    ],
    ['examples without a version', { [`${folder}/v3.examples.json`]: '[]' }],
    ['a missing upcaster', second],
    [
      'an upcaster that exports nothing of use',
      { ...second, [`${folder}/upcast-v1-to-v2.ts`]: 'export const up = 1;' },
    ],
    ['an upcaster to nowhere', { [`${folder}/upcast-v1-to-v2.ts`]: 'export const upcast = 1;' }],
    [
      'a gap in majors',
      { [`${folder}/v1.schema.json`]: undefined, [`${folder}/v1.examples.json`]: undefined, ...second },
    ],
    [
      'a file with a name that means nothing',
      { [`${folder}/v01.schema.json`]: schemaText({ type: 'object' }) },
    ],
    ['no contract.json', { [`${folder}/contract.json`]: undefined }],
    [
      'a contract.json without owner and with an unknown field',
      { [`${folder}/contract.json`]: facts({ owner: undefined, team: 'x' }) },
    ],
    ['a source of AWS', { [`${folder}/contract.json`]: facts({ sources: ['busbar.demo', 'aws.s3'] }) }],
    ['a source without a service', { [`${folder}/contract.json`]: facts({ sources: ['busbar'] }) }],
    ['a version in the name', moved('demo/ThingHappenedV2')],
    ['an event in lower case', moved('demo/thingHappened')],
    ['a domain in capitals', moved('Demo/ThingHappened')],
    ['a domain that the generated code uses', moved('catalog/ThingHappened')],
    [
      'a name that differs from another in capitals alone',
      {
        ...Object.fromEntries(
          Object.entries(minimalContract).map(([path, text]) => [path.replace('Thing', 'THING'), text]),
        ),
      },
    ],
    ['a detail-type of 129 characters', moved(`demo/${'T'.repeat(124)}`)],
  ])('names file, pointer, reason and fix of %s', async (_, changes) => {
    const { files, problems } = await plan(changes);

    expect(files.size).toBe(0);
    expect(
      problems.map(({ file, pointer, reason, fix }) => `${file}#${pointer}: ${reason}. ${fix}.`),
    ).toMatchSnapshot();
  });

  it('takes a detail-type of 128 characters', async () => {
    const { problems } = await plan(moved(`demo/${'T'.repeat(123)}`));

    expect(problems).toEqual([]);
  });

  it('lists the problems of all files together', async () => {
    const { problems } = await plan({
      [`${folder}/contract.json`]: facts({ sources: [] }),
      [`${folder}/v1.schema.json`]: version({ size: { type: 'integer', minimun: 1 } }),
      [`${folder}/v1.examples.json`]: '[',
    });

    expect(problems.map(({ file }) => file)).toEqual([
      `${folder}/v1.examples.json`,
      `${folder}/v1.schema.json`,
      `${folder}/contract.json`,
    ]);
  });
});
