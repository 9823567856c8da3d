import { describe, expect, it } from 'vitest';
import { folder, minimalContract, minimalSchema as schema, schemaText } from '../../test/minimal-contract.ts';
import { freezeSchema } from '../generate/freeze-schema.ts';
import type { Json } from '../generate/json-pointer.ts';
import { checkContracts } from './check-contracts.ts';

const files = (changes: Readonly<Record<string, string | undefined>> = {}) =>
  new Map(
    Object.entries({ ...minimalContract, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
const release = (version: string, revision: object) => ({
  [`${folder}/releases/${version}.json`]: freezeSchema('demo.ThingHappened', version, revision as Json),
});
const twoVersions = {
  [`${folder}/v2.schema.json`]: schemaText(schema({ type: 'string' })),
  [`${folder}/v2.examples.json`]: '[{ "size": "a" }]',
  [`${folder}/upcast-v1-to-v2.ts`]: 'export function upcast() {}',
};
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
        next: { major: 2, minor: 0, step: 'major' },
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
    const { checks } = checkContracts({
      contracts: files({
        ...twoVersions,
        ...release('1.0', schema({ type: 'integer', minimum: 0 })),
        ...release('1.1', schema({ type: 'integer', minimum: 1 })),
        ...release('2.0', schema({ type: 'string' })),
      }),
      against: 'released',
    });

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
      added: [],
      drafts: [],
      removed: [
        {
          detailType: 'demo.ThingHappened',
          major: 1,
          file: gone,
          code: 'EVENT_REMOVED',
          name: 'EVENT_REMOVED',
          accepted: false,
        },
      ],
      problems: [],
    });
    const asDraft = files({ [`${folder}/contract.json`]: draft });
    expect(checkContracts({ contracts: edited, against: asDraft })).toMatchObject({
      verdict: 'compatible',
      drafts: ['demo.ThingHappened'],
    });
    expect(checkContracts({ contracts: edited, against: new Map() })).toMatchObject({
      checks: [],
      added: [{ detailType: 'demo.ThingHappened', major: 1, file: gone }],
    });
  });

  it('names every version of an event that is gone, whatever its contract.json said', () => {
    const broken = files({ [`${folder}/contract.json`]: '{}', 'other/ThingStopped/v1.schema.json': '{}' });

    expect(checkContracts({ contracts: new Map(), against: broken }).removed.map(({ file }) => file)).toEqual(
      [`${folder}/v1.schema.json`, 'other/ThingStopped/v1.schema.json'],
    );
  });

  it('lets an event go whose name is accepted, with all its versions and releases, and no other', () => {
    const stopped = Object.entries(minimalContract)
      .filter(([file]) => file.startsWith(`${folder}/`))
      .map(([file, text]): [string, string] => [file.replace(folder, 'demo/ThingStopped'), text]);
    const against = new Map([
      ...files({ ...twoVersions, ...release('1.0', schema({ type: 'integer', minimum: 1 })) }),
      ...stopped,
    ]);
    const check = (...accept: readonly string[]) => {
      const report = checkContracts({ contracts: new Map(), against, accept });
      return [
        report.verdict,
        ...report.removed
          .filter(({ accepted }) => accepted)
          .map(({ detailType, major }) => [detailType, major]),
      ];
    };

    expect(check()).toEqual(['incompatible']);
    expect(check('demo.ThingHappened')).toEqual(['incompatible']);
    expect(check('demo.ThingHappened VERSION_REMOVED v1')).toEqual(['incompatible']);
    expect(check('demo.ThingHappened EVENT_REMOVED')).toEqual([
      'incompatible',
      ['demo.ThingHappened', 1],
      ['demo.ThingHappened', 2],
    ]);
    expect(check('demo.ThingHappened EVENT_REMOVED', 'demo.ThingStopped EVENT_REMOVED')[0]).toBe(
      'compatible',
    );
  });

  it('lets a newest version go whose name is accepted, unless it was released', () => {
    const accept = ['demo.ThingHappened VERSION_REMOVED v2'];
    const unreleased = { contracts: files(), against: files(twoVersions) };
    const released = files({ ...twoVersions, ...release('2.0', schema({ type: 'string' })) });

    expect(checkContracts(unreleased)).toMatchObject({
      verdict: 'incompatible',
      removed: [{ major: 2, code: 'VERSION_REMOVED', name: 'VERSION_REMOVED v2', accepted: false }],
    });
    expect(
      checkContracts({ ...unreleased, accept: ['demo.ThingHappened EVENT_REMOVED'] }).removed,
    ).toMatchObject([{ accepted: false }]);
    expect(checkContracts({ ...unreleased, accept })).toMatchObject({
      verdict: 'compatible',
      removed: [{ accepted: true }],
    });
    expect(checkContracts({ contracts: files(), against: released, accept })).toMatchObject({
      verdict: 'unknown',
      problems: [{ reason: 'the release was deleted' }],
    });
  });

  it('says which version would follow: none, the next minor, the next major', () => {
    const next = (minimum: number, ...released: readonly number[]) => {
      const revision = schemaText(schema({ type: 'integer', minimum }));
      const releases = released.map((each, minor) =>
        release(`1.${minor}`, schema({ type: 'integer', minimum: each })),
      );
      const contracts = files({ [`${folder}/v1.schema.json`]: revision, ...Object.assign({}, ...releases) });
      return checkContracts({ contracts, against: files() }).checks.map((check) => check.next);
    };

    expect(next(1, 1)).toEqual([undefined]);
    expect(next(0, 2, 1)).toEqual([{ major: 1, minor: 2, step: 'minor' }]);
    expect(next(2, 1)).toEqual([{ major: 2, minor: 0, step: 'major' }]);
    expect(next(0)).toEqual([{ major: 1, minor: 0, step: 'first' }]);
  });

  it('names a release that the baseline has and that is gone or another now', () => {
    const released = files(release('1.0', schema({ type: 'integer', minimum: 1 })));
    const renewed = files(release('1.0', schema({ type: 'integer', minimum: 0 })));
    const reasons = (contracts: ReadonlyMap<string, string>) =>
      checkContracts({ contracts, against: released }).problems.map(({ file, reason }) => [file, reason]);
    const file = `${folder}/releases/1.0.json`;

    expect(reasons(files())).toEqual([[file, 'the release was deleted']]);
    expect(reasons(renewed)).toEqual([[file, 'the release was changed after its release']]);
    expect(
      reasons(new Map([...released].map(([path, text]) => [path, text.replaceAll('\n', '\n ')]))),
    ).toEqual([]);
    expect(checkContracts({ contracts: new Map(), against: released }).problems).toEqual([]);
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

  it('calls nothing compatible whose references lead nowhere, now or in the baseline', () => {
    const broken = files({ [`${folder}/v1.schema.json`]: schemaText(schema({ $ref: 'nope.schema.json' })) });
    const reasons = (contracts: ReadonlyMap<string, string>, against: ReadonlyMap<string, string>) => {
      const { verdict, problems } = checkContracts({ contracts, against });
      return [verdict, ...problems.map(({ reason }) => reason)];
    };
    const reason =
      '$ref "nope.schema.json" leads nowhere: there is no file demo/ThingHappened/nope.schema.json';

    expect(reasons(broken, files())).toEqual(['unknown', reason]);
    expect(reasons(files(), broken)).toEqual(['unknown', `in the baseline, ${reason}`]);
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
