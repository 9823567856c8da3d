import { describe, expect, it } from 'vitest';
import { minimalContract, schemaText } from '../../test/minimal-contract.ts';
import { checkContracts } from './check-contracts.ts';

const folder = 'demo/ThingHappened';
const schema = (size: object, more: object = {}) => ({
  type: 'object',
  required: ['size'],
  properties: { size },
  ...more,
});
const files = (changes: Readonly<Record<string, string | undefined>> = {}) =>
  new Map(
    Object.entries({ ...minimalContract, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
const edited = files({ [`${folder}/v1.schema.json`]: schemaText(schema({ type: 'integer', minimum: 2 })) });

describe('checkContracts', () => {
  it('compares each version with what stood at its place', () => {
    const { verdict, checks } = checkContracts({ contracts: edited, against: files() });

    expect(verdict).toBe('incompatible');
    expect(
      checks.map(({ findings, ...rest }) => ({ ...rest, codes: findings.map(({ code }) => code) })),
    ).toEqual([
      {
        detailType: 'demo.ThingHappened',
        major: 1,
        file: `${folder}/v1.schema.json`,
        mode: 'BACKWARD_TRANSITIVE',
        profile: 'event',
        verdict: 'incompatible',
        codes: ['MINIMUM_RAISED'],
      },
    ]);
  });

  it('follows the mode of contract.json', () => {
    const facts = JSON.parse(minimalContract[`${folder}/contract.json`]!) as object;
    const contract = JSON.stringify({ ...facts, compatibility: { mode: 'FORWARD' } });
    const forward = new Map([...edited, [`${folder}/contract.json`, contract]]);

    expect(checkContracts({ contracts: forward, against: files() }).verdict).toBe('compatible');
  });

  it('compares with every frozen revision of the same major, and with no other', () => {
    const releases = {
      [`${folder}/releases/1.0.json`]: JSON.stringify(schema({ type: 'integer', minimum: 0 })),
      [`${folder}/releases/1.10.json`]: JSON.stringify(schema({ type: 'integer', minimum: 1 })),
      [`${folder}/releases/2.0.json`]: JSON.stringify(schema({ type: 'string' })),
    };
    const { checks } = checkContracts({ contracts: files(releases), against: 'released' });

    expect(checks.flatMap(({ findings }) => findings.map(({ code, against }) => [code, against]))).toEqual([
      ['MINIMUM_RAISED', '1.0'],
    ]);
  });

  it('names a version that is gone, and leaves drafts and new events alone', () => {
    const draft = JSON.stringify({
      ...(JSON.parse(minimalContract[`${folder}/contract.json`]!) as object),
      lifecycle: 'draft',
    });
    const gone = `${folder}/v1.schema.json`;

    expect(checkContracts({ contracts: new Map(), against: files() })).toEqual({
      verdict: 'incompatible',
      checks: [],
      removed: [gone],
      problems: [],
    });
    const asDraft = files({ [`${folder}/contract.json`]: draft });
    expect(checkContracts({ contracts: edited, against: asDraft }).verdict).toBe('compatible');
    expect(checkContracts({ contracts: edited, against: new Map() }).checks).toEqual([]);
  });

  it('compares nothing while the contracts are wrong', () => {
    const { verdict, checks, problems } = checkContracts({
      contracts: files({ [`${folder}/v1.schema.json`]: '{' }),
      against: files(),
    });

    expect({ verdict, checks, places: [...new Set(problems.map(({ file }) => file))] }).toEqual({
      verdict: 'unknown',
      checks: [],
      places: [`${folder}/v1.schema.json`],
    });
  });

  it('accepts an undecided finding under the name of its event', () => {
    const sku = (format: object) =>
      files({ [`${folder}/v1.schema.json`]: schemaText(schema({ type: 'string', ...format })) });
    const before = sku({ pattern: '^(?=.*[0-9])[a-z0-9]{8,}$' });
    const after = sku({ pattern: '^(?=.*[0-9])[a-z0-9]{6,}$' });
    const name = 'demo.ThingHappened backward:1.0:/properties/size/pattern';

    expect(checkContracts({ contracts: after, against: before }).verdict).toBe('unknown');
    expect(checkContracts({ contracts: after, against: before, accept: [name] }).verdict).toBe('compatible');
  });
});
