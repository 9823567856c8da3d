import { describe, expect, it } from 'vitest';
import { minimalContract, schemaText } from '../../test/minimal-contract.ts';
import { planRelease } from './plan-release.ts';

const folder = 'demo/ThingHappened';
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
const frozen = (minimum: number) => `${JSON.stringify({ ...schema(minimum) }, null, 2)}\n`;

describe('planRelease', () => {
  it('freezes the first revision as minor 0, with what it refers to inside', () => {
    const { files } = plan({
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
          type: 'object',
          properties: { size: { $ref: '#/$defs/Size' } },
          $defs: { Size: { type: 'integer' } },
        },
      ],
    ]);
  });

  it('plans nothing where nothing has changed', () => {
    const [[path, text] = ['', '']] = plan().files;

    expect(plan({ [path]: text })).toEqual({ files: [], refused: [], problems: [] });
  });

  it('freezes a compatible edit as the minor after the newest', () => {
    const { files } = plan({
      [schemaFile]: schemaText(schema(0)),
      [`${folder}/releases/1.9.json`]: frozen(2),
      [`${folder}/releases/1.10.json`]: frozen(1),
    });

    expect(files.map(([path]) => path)).toEqual([`${folder}/releases/1.11.json`]);
  });

  it('refuses an incompatible edit and says how to open the next major', () => {
    const { files, refused } = plan({
      [schemaFile]: schemaText(schema(5)),
      [`${folder}/releases/1.0.json`]: frozen(1),
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
        fix:
          `Put ${schemaFile} back as it was released in 1.0, and write the edit to ${folder}/v2.schema.json ` +
          'with v2.examples.json and upcast-v1-to-v2.ts',
        codes: ['MINIMUM_RAISED'],
      },
    ]);
  });

  it('leaves drafts alone', () => {
    const facts = JSON.parse(minimalContract[`${folder}/contract.json`]!) as object;

    expect(
      plan({ [`${folder}/contract.json`]: JSON.stringify({ ...facts, lifecycle: 'draft' }) }).files,
    ).toEqual([]);
  });

  it('plans nothing while a file is no JSON', () => {
    const path = `${folder}/releases/1.0.json`;
    const { files, problems } = plan({ [path]: '{' });

    expect({ files, places: problems.map(({ file }) => file) }).toEqual({ files: [], places: [path] });
  });
});
