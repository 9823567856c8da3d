import { describe, expect, it } from 'vitest';
import { folder } from '../../test/minimal-contract.ts';
import { facts, plan } from '../../test/plan-minimal.ts';
import { freezeSchema } from './freeze-schema.ts';

const schema = (minimum: number) => ({
  type: 'object',
  required: ['size'],
  properties: { size: { type: 'integer', minimum } },
});
const releaseFile = (version: string) => `${folder}/releases/${version}.json`;
const release = (version: string, minimum: number) => ({
  [releaseFile(version)]: freezeSchema('demo.ThingHappened', version, schema(minimum)),
});

async function problemsOf(changes: Readonly<Record<string, string | undefined>>) {
  const { files, problems } = await plan(changes);
  if (problems.length > 0) expect(files.size).toBe(0);
  return problems.map(({ file, pointer, reason, fix }) => `${file}#${pointer}: ${reason}. ${fix}.`);
}

describe('releases in generate', () => {
  it('gives generated code the minor of the newest release, and one more once the schema differs', async () => {
    const minorOf = async (changes: Readonly<Record<string, string>>) =>
      /minor: (\d+),/.exec((await plan(changes)).files.get('demo/thing-happened.v1.gen.ts')!)?.[1];

    expect(await minorOf({})).toBe('0');
    expect(await minorOf(release('1.0', 1))).toBe('0');
    expect(await minorOf({ ...release('1.0', 2), ...release('1.1', 1) })).toBe('1');
    expect(await minorOf({ ...release('1.0', 3), ...release('1.1', 2) })).toBe('2');
  });

  it('takes a release that a formatter has laid out anew', async () => {
    const laidOut = JSON.stringify(JSON.parse(release('1.0', 1)[releaseFile('1.0')]!));

    expect(await problemsOf({ [releaseFile('1.0')]: laidOut })).toEqual([]);
  });

  it('refuses a release that was edited by hand, or copied', async () => {
    const text = release('1.0', 1)[releaseFile('1.0')]!;
    const refusal = (version: string) =>
      `${releaseFile(version)}#/$comment: release ${version} was changed after its release, or not written by ` +
      '`busbar schemas release`. Put it back as it was released, from version control; a change is a new revision: ' +
      'edit the schema beside it and release that.';

    expect(await problemsOf({ [releaseFile('1.0')]: text.replace('"minimum": 1', '"minimum": 0') })).toEqual([
      refusal('1.0'),
    ]);
    expect(await problemsOf({ [releaseFile('1.0')]: text, [releaseFile('1.1')]: text })).toEqual([
      refusal('1.1'),
    ]);
  });

  it('refuses a gap, a release without its version, and a file that is none', async () => {
    expect(await problemsOf(release('1.1', 1))).toEqual([
      `${releaseFile('1.0')}#: release 1.0 is missing, and 1.1 exists. Put it back as it was released, from version control.`,
    ]);
    expect(await problemsOf(release('2.0', 1))).toEqual([
      `${folder}/v2.schema.json#: version 2 is gone, and 2.0 was released. Put it back as it was released, from version ` +
        'control; where the whole event is retired, remove its folder with the releases.',
    ]);
    expect(await problemsOf({ [`${folder}/releases/1.0.1.json`]: '{}' })).toEqual([
      `${folder}/releases/1.0.1.json#: not a release. Releases are named <major>.<minor>.json and written by ` +
        '`busbar schemas release`: remove the file.',
    ]);
  });

  it('refuses releases whose event is gone, or a draft again', async () => {
    expect(
      await problemsOf({ 'demo/Gone/releases/1.0.json': freezeSchema('demo.Gone', '1.0', schema(1)) }),
    ).toEqual([
      'demo/Gone/v1.schema.json#: version 1 is gone, and 1.0 was released. Put it back as it was released, from version ' +
        'control; where the whole event is retired, remove its folder with the releases.',
    ]);
    expect(
      await problemsOf({ [`${folder}/contract.json`]: facts({ lifecycle: 'draft' }), ...release('1.0', 1) }),
    ).toEqual([
      `${folder}/contract.json#/lifecycle: the contract is a draft, and 1.0 was released. Write "lifecycle": "active" ` +
        'or "deprecated": what is released has been published.',
    ]);
  });
});
