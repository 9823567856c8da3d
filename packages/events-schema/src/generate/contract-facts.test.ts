import { describe, expect, it } from 'vitest';
import { folder, minimalContract } from '../../test/minimal-contract.ts';
import { facts, plan, version } from '../../test/plan-minimal.ts';
import { readContracts } from './read-contracts.ts';

const contractFile = `${folder}/contract.json`;
const people = version({
  name: { type: 'string' },
  lines: {
    type: 'array',
    items: { type: 'object', properties: { note: { type: 'string' }, 'a/b': { type: 'string' } } },
  },
  pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 2, items: false },
  labels: { type: 'object', additionalProperties: { type: 'string' } },
  free: { type: 'object' },
});
const withPeople = (changes: object) => ({
  [`${folder}/v1.schema.json`]: people,
  [`${folder}/v1.examples.json`]: '[{}]',
  [contractFile]: facts(changes),
});
const lines = (problems: Awaited<ReturnType<typeof plan>>['problems']) =>
  problems.map(({ file, pointer, reason, fix }) => `${file}#${pointer}: ${reason}. ${fix}.`);

describe('contract.json', () => {
  it('has BACKWARD_TRANSITIVE compatibility, profile event and no classification unless it says so', () => {
    const compatibilityOf = (text: string) => {
      const { events } = readContracts(new Map(Object.entries({ ...minimalContract, [contractFile]: text })));
      const { compatibility, classifications } = events[0]!.facts;
      return { compatibility, classifications };
    };

    expect([
      compatibilityOf(facts({})),
      compatibilityOf(facts({ compatibility: { mode: 'FULL' } })),
      compatibilityOf(
        facts({ compatibility: { profile: 'strict' }, classifications: { '/size': 'secret' } }),
      ),
    ]).toEqual([
      { compatibility: { mode: 'BACKWARD_TRANSITIVE', profile: 'event' }, classifications: {} },
      { compatibility: { mode: 'FULL', profile: 'event' }, classifications: {} },
      {
        compatibility: { mode: 'BACKWARD_TRANSITIVE', profile: 'strict' },
        classifications: { '/size': 'secret' },
      },
    ]);
  });

  it('marks the family, the definition and the type of a deprecated event for editors and publishers', async () => {
    const { files, problems } = await plan({
      [contractFile]: facts({
        lifecycle: 'deprecated',
        deprecation: { since: '2026-09-01', successor: 'demo.ThingDone' },
      }),
      ...Object.fromEntries(
        Object.entries(minimalContract).map(([path, text]) => [
          path.replace('ThingHappened', 'ThingDone'),
          text,
        ]),
      ),
    });

    const deprecated = /@deprecated Since 2026-09-01\. Use `demo\.ThingDone`\./g;
    expect(problems).toEqual([]);
    expect(files.get('demo/thing-happened.gen.ts')!.match(deprecated)).toHaveLength(1);
    expect(files.get('demo/thing-happened.v1.gen.ts')!.match(deprecated)).toHaveLength(2);
    expect(files.get('demo/thing-happened.v1.gen.ts')).toContain(
      '  lifecycle: "deprecated",\n  deprecation: {"since":"2026-09-01","successor":"demo.ThingDone"},\n',
    );
    expect(files.get('demo/thing-done.v1.gen.ts')).not.toContain('deprecat');
  });

  it('gives each version the classifications of the fields that it has', async () => {
    const { files, problems } = await plan({
      ...withPeople({ classifications: { '/name': 'pii', '/token': 'secret', '/lines/*/note': 'pii' } }),
      [`${folder}/v2.schema.json`]: version({ name: { type: 'string' }, token: { type: 'string' } }),
      [`${folder}/v2.examples.json`]: '[{}]',
      [`${folder}/upcast-v1-to-v2.ts`]: 'export const upcast = (data: unknown) => data;',
    });

    expect(problems).toEqual([]);
    expect(
      [1, 2].map(
        (major) => /classifications: (.*),/.exec(files.get(`demo/thing-happened.v${major}.gen.ts`)!)?.[1],
      ),
    ).toEqual(['{"/name":"pii","/lines/*/note":"pii"}', '{"/name":"pii","/token":"secret"}']);
  });

  it.each(['/lines', '/lines/*', '/lines/*/a~1b', '/pair/1', '/pair/*', '/labels/*', '/free'])(
    'takes a classification of %s',
    async (pointer) => {
      const { problems } = await plan(withPeople({ classifications: { [pointer]: 'pii' } }));

      expect(problems).toEqual([]);
    },
  );

  it.each([
    ['/nmae', '/nmae'],
    ['/lines/note', '/lines/note'],
    ['/lines/*/nope', '/lines/*/nope'],
    ['/lines/0', '/lines/0'],
    ['/name/first', '/name/first'],
    ['/pair/2', '/pair/2'],
    ['/labels/colour', '/labels/colour'],
    ['/free/anything/else', '/free/anything'],
  ])('refuses a classification of %s, which no version declares', async (pointer, missing) => {
    const { problems } = await plan(withPeople({ classifications: { '/name': 'pii', [pointer]: 'pii' } }));

    expect(problems).toEqual([
      {
        file: contractFile,
        pointer: `/classifications/${pointer.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        reason: `version 1 declares no such field (the newest has nothing at "${missing}")`,
        fix: 'Correct the pointer ("*" for the items of an array), or classify the field above it as a whole',
      },
    ]);
  });

  it.each<[title: string, changes: object]>([
    ['a lifecycle that there is none of', { lifecycle: 'retired' }],
    ['a deprecated event that does not say since when', { lifecycle: 'deprecated' }],
    ['an active event that says since when it is deprecated', { deprecation: { since: '2026-09-01' } }],
    ['a day that does not exist', { lifecycle: 'deprecated', deprecation: { since: '2026-02-30' } }],
    [
      'a successor that is not there',
      { lifecycle: 'deprecated', deprecation: { since: '2026-09-01', successor: 'demo.Gone' } },
    ],
    [
      'an event that succeeds itself',
      { lifecycle: 'deprecated', deprecation: { since: '2026-09-01', successor: 'demo.ThingHappened' } },
    ],
    ['a compatibility mode in small letters', { compatibility: { mode: 'backward' } }],
    ['a profile that there is none of', { compatibility: { profile: 'lenient' } }],
    ['a class of fields that there is none of', { classifications: { '/size': 'personal' } }],
    ['a classification that is no pointer', { classifications: { size: 'pii' } }],
  ])('names file, pointer, reason and fix of %s', async (_, changes) => {
    const { files, problems } = await plan({ [contractFile]: facts(changes) });

    expect(files.size).toBe(0);
    expect(lines(problems)).toMatchSnapshot();
  });
});
