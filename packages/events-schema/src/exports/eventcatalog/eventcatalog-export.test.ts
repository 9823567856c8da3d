import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sdk from '@eventcatalog/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oddText } from '../../../test/exports/odd-contracts.ts';
import { planOdd } from '../../../test/exports/plan-odd.ts';
import { writeExport } from '../write-export.ts';
import { eventCatalogExport } from './eventcatalog-export.ts';

// Its types say CommonJS, whose default export is one step further down; what is loaded is an ES module.
const createSdk = sdk as unknown as (typeof sdk)['default'];

describe('eventCatalogExport, read by the SDK of EventCatalog', () => {
  let outDir: string;
  let catalog: ReturnType<typeof createSdk>;

  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), 'busbar-eventcatalog-'));
    const files = await planOdd('eventcatalog', { drafts: true });
    await writeExport({ format: eventCatalogExport, files, outDir });
    catalog = createSdk(outDir);
  });

  afterAll(() => rm(outDir, { recursive: true }));

  it('has the newest version of each event on top, and every older one', async () => {
    const events = await catalog.getEvents();

    expect(events.map(({ id, version }) => `${id} ${version}`).sort()).toEqual([
      'demo.PlanSketched 1.0.0',
      'demo.ThingHappened 1.0.0',
      'demo.ThingHappened 1.1.0',
      'demo.ThingHappened 2.0.0',
      'demo.TreeGrown 1.0.0',
    ]);
    expect(await catalog.getEvent('demo.ThingHappened')).toMatchObject({ version: '2.0.0' });
  });

  it('says of an event what its contract says, odd words included', async () => {
    const { markdown: _, ...frontmatter } = await catalog.getEvent('demo.ThingHappened', '1.1.0');
    const badge = (content: string, color: string) => ({
      content,
      backgroundColor: color,
      textColor: color,
    });

    expect(frontmatter).toEqual({
      id: 'demo.ThingHappened',
      name: 'ThingHappened',
      version: '1.1.0',
      summary: oddText,
      owners: ['team-one-co'],
      badges: [
        badge('demo.ThingHappened', 'blue'),
        badge('busbar.demo', 'gray'),
        badge('busbar.other', 'gray'),
      ],
      schemaPath: 'schema.json',
    });
  });

  it('marks drafts and deprecated events', async () => {
    expect(await catalog.getEvent('demo.PlanSketched')).toMatchObject({ draft: true });
    expect(await catalog.getEvent('demo.TreeGrown')).toMatchObject({
      deprecated: {
        date: '2026-09-01',
        message: 'Deprecated since 2026-09-01; use demo.ThingHappened instead.',
      },
    });
  });

  it('has the schema of each release, and the stored examples of each major', async () => {
    const schema = async (version: string) => {
      const found = await catalog.getSchemaForMessage('demo.ThingHappened', version);
      return Object.keys((JSON.parse(found!.schema) as { properties: object }).properties);
    };
    const examples = async (version: string) =>
      (await catalog.getExamplesFromEvent('demo.ThingHappened', version)).map(({ fileName }) => fileName);

    expect(await schema('1.0.0')).toEqual(['size']);
    expect(await schema('1.1.0')).toEqual(['size', 'note']);
    expect(await schema('2.0.0')).toEqual(['size', 'price', 'a/b~c|d`{e} f', 'yes']);
    expect(await examples('1.0.0')).toEqual([]);
    expect(await examples('1.1.0')).toEqual(['example-1.json']);
    expect(await examples('2.0.0')).toEqual(['example-1.json', 'example-2.json']);
  });

  it('tells in changelogs what changed from version to version', async () => {
    const changelogOf = async (version: string) =>
      (await catalog.getChangelog('demo.ThingHappened', { version }))?.markdown
        .split('\n\n')
        .slice(1)
        .join('\n');

    expect(await changelogOf('1.0.0')).toBe('First version.');
    expect(await changelogOf('1.1.0')).toBe(
      'Against 1.0:\n- added `/note`: string, optional, at most 8 characters',
    );
  });

  it('has a service for each source and each subscription, with the versions that it sends or receives', async () => {
    const services = await catalog.getServices();
    const pointers = (all: readonly { id: string; version?: string }[] = []) =>
      all.map(({ id, version }) => `${id} ${version}`);

    const things = ['demo.ThingHappened 1.1.0', 'demo.ThingHappened 2.0.0'];
    const everything = ['demo.PlanSketched 1.0.0', ...things, 'demo.TreeGrown 1.0.0'];
    expect(
      Object.fromEntries(
        services.map(({ id, sends, receives }) => [id, [pointers(sends), pointers(receives)]]),
      ),
    ).toEqual({
      'busbar.demo': [everything, []],
      'busbar.other': [things, []],
      archiver: [[], everything],
      counter: [[], things],
      'old-reader': [[], ['demo.ThingHappened 1.1.0']],
    });
  });

  it('has domains, the bus as a channel, and owners as teams', async () => {
    const [domain] = await catalog.getDomains();
    const [channel] = await catalog.getChannels();
    const [team] = await catalog.getTeams();

    expect(domain).toMatchObject({
      id: 'demo',
      services: [
        { id: 'busbar.demo', version: '1.0.0' },
        { id: 'busbar.other', version: '1.0.0' },
      ],
    });
    expect(channel).toMatchObject({ id: 'event-bus', protocols: ['eventbridge'] });
    expect(team).toMatchObject({ id: 'team-one-co', name: 'Team <One> & Co' });
  });

  it('shows a schema that contains itself as text, since the viewer would never end', async () => {
    const viewerOf = async (id: string) => (await catalog.getEvent(id)).markdown.trim().split('\n').at(-1);

    expect(await viewerOf('demo.TreeGrown')).toBe('<Schema file="schema.json" />');
    expect(await viewerOf('demo.ThingHappened')).toBe('<SchemaViewer file="schema.json" />');
  });
});
