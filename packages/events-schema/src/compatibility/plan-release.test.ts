import { describe, expect, it } from 'vitest';
import { folder, minimalContract, schemaText } from '../../test/minimal-contract.ts';
import { freezeSchema } from '../generate/freeze-schema.ts';
import { planRelease } from './plan-release.ts';

const schemaFile = `${folder}/v1.schema.json`;
const schema = (minimum: number) => ({
  type: 'object',
  required: ['size'],
  properties: { size: { type: 'integer', minimum } },
});
const plan = (changes: Readonly<Record<string, string>> = {}, accept: readonly string[] = []) => {
  const { files, ...rest } = planRelease({
    contracts: new Map(Object.entries({ ...minimalContract, ...changes })),
    accept,
  });
  return { ...rest, files: [...files] };
};
const frozen = (version: string, minimum: number) =>
  freezeSchema('demo.ThingHappened', version, schema(minimum));
const releases = (...minima: readonly number[]) =>
  Object.fromEntries(
    minima.map((minimum, minor) => [`${folder}/releases/1.${minor}.json`, frozen(`1.${minor}`, minimum)]),
  );

describe('planRelease', () => {
  it('freezes the first revision as minor 0, with what it refers to inside', () => {
    const { files, released } = plan({
      [schemaFile]: schemaText({
        type: 'object',
        properties: { size: { $ref: '../../_shared/size.schema.json' } },
      }),
      '_shared/size.schema.json': schemaText({ type: 'integer' }),
    });

    expect(files.map(([path, text]) => [path, JSON.parse(text) as unknown])).toEqual([
      [
        `${folder}/releases/1.0.json`,
        {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          $comment:
            'demo.ThingHappened 1.0 as it was released. Never edit it. ' +
            'sha256 1dc319d6ad69ac1cd02535b0e834588aa3197b2559cecd38a17c42f95e730cd7',
          type: 'object',
          properties: { size: { $ref: '#/$defs/Size' } },
          $defs: { Size: { type: 'integer' } },
        },
      ],
    ]);
    expect(released).toEqual([
      {
        detailType: 'demo.ThingHappened',
        version: { major: 1, minor: 0 },
        file: `${folder}/releases/1.0.json`,
        changes: [],
      },
    ]);
  });

  it('plans nothing where nothing has changed', () => {
    const [[path, text] = ['', '']] = plan().files;

    expect(plan({ [path]: text })).toEqual({
      files: [],
      released: [],
      unchanged: [{ detailType: 'demo.ThingHappened', version: { major: 1, minor: 0 } }],
      drafts: [],
      refused: [],
      problems: [],
    });
  });

  it('freezes a compatible edit as the minor after the newest', () => {
    const minima = Array.from({ length: 11 }, (_, minor) => 11 - minor);
    const { released } = plan({ [schemaFile]: schemaText(schema(0)), ...releases(...minima) });

    expect(released).toEqual([
      {
        detailType: 'demo.ThingHappened',
        version: { major: 1, minor: 11 },
        file: `${folder}/releases/1.11.json`,
        changes: ['minimum of "/size" 1 → 0'],
      },
    ]);
  });

  it('refuses an incompatible edit and says how to open the next major', () => {
    const { files, refused } = plan({
      [schemaFile]: schemaText(schema(5)),
      ...releases(1),
    });

    expect(files).toEqual([]);
    expect(
      refused.map(({ findings, ...rest }) => ({ ...rest, codes: findings.map(({ code }) => code) })),
    ).toEqual([
      {
        detailType: 'demo.ThingHappened',
        file: schemaFile,
        released: { major: 1, minor: 0 },
        next: { major: 2, minor: 0 },
        isNewestMajor: true,
        fix:
          `Move the edit to ${folder}/v2.schema.json with v2.examples.json and upcast-v1-to-v2.ts, and put ` +
          `${schemaFile} back as it was in ${folder}/releases/1.0.json: \`--open-major\` does so`,
        codes: ['MINIMUM_RAISED'],
      },
    ]);
  });

  it('says of an edit in an older major how to take it back', () => {
    const { refused } = plan({
      [schemaFile]: schemaText(schema(5)),
      ...releases(1),
      [`${folder}/v2.schema.json`]: schemaText(schema(5)),
      [`${folder}/v2.examples.json`]: '[{ "size": 5 }]',
      [`${folder}/upcast-v1-to-v2.ts`]: 'export function upcast() {}',
    });

    expect(refused.map(({ isNewestMajor, next, fix }) => ({ isNewestMajor, next, fix }))).toEqual([
      {
        isNewestMajor: false,
        next: { major: 3, minor: 0 },
        fix:
          `Put ${schemaFile} back: copy ${folder}/releases/1.0.json over it, which stands on its own. An older ` +
          'major version takes compatible edits only; what is new belongs into version 3',
      },
    ]);
    expect(plan({ [schemaFile]: frozen('1.0', 1), ...releases(1) }).unchanged).toHaveLength(1);
  });

  it('freezes nothing while an upcaster is not written', () => {
    const { files, problems } = plan({
      [`${folder}/v2.schema.json`]: schemaText(schema(5)),
      [`${folder}/v2.examples.json`]: '[{ "size": 5 }]',
      [`${folder}/upcast-v1-to-v2.ts`]:
        "export function upcast() { throw new Error('This upcaster is not written yet.'); }",
    });

    expect({ files, places: problems.map(({ file }) => file) }).toEqual({
      files: [],
      places: [`${folder}/upcast-v1-to-v2.ts`],
    });
  });

  it('leaves drafts alone', () => {
    const facts = JSON.parse(minimalContract[`${folder}/contract.json`]!) as object;

    const { files, drafts } = plan({
      [`${folder}/contract.json`]: JSON.stringify({ ...facts, lifecycle: 'draft' }),
    });

    expect({ files, drafts }).toEqual({ files: [], drafts: ['demo.ThingHappened'] });
  });

  it('plans nothing while a file is no JSON', () => {
    const path = `${folder}/releases/1.0.json`;
    const { files, problems } = plan({ [path]: '{' });

    expect({ files, places: problems.map(({ file }) => file) }).toEqual({ files: [], places: [path] });
  });
});
