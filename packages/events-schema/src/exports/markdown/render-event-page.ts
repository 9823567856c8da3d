import { describeLifecycle } from '../describe-lifecycle.ts';
import { type ExportCatalog, type ExportEvent, type ExportVersion, takesVersion } from '../export-catalog.ts';
import { patternOf } from '../pattern-of.ts';
import { generatedMark } from '../export-format.ts';
import { escapeMarkdown, inlineCode, jsonBlock, table } from './markdown-text.ts';
import { renderChanges, renderFields } from './render-fields.ts';

/** Path of an event's page below the folder of all pages. */
export function pageOf({ domain, name }: Pick<ExportEvent, 'domain' | 'name'>): string {
  return `${domain}/${name}.md`;
}

/** Renders the page of one event. */
export function renderEventPage(catalog: ExportCatalog, event: ExportEvent): string {
  const { detailType, facts, versions } = event;
  const newestFirst = versions.toReversed();
  const { mode, profile } = facts.compatibility;
  return [
    `<!-- ${generatedMark('markdown')} -->`,
    '[All events](../README.md)',
    `# ${escapeMarkdown(detailType)}`,
    escapeMarkdown(facts.description),
    ...renderStanding(catalog, event),
    table(
      ['Fact', 'Value'],
      [
        ['Owner', escapeMarkdown(facts.owner)],
        ['Sources', facts.sources.map(inlineCode).join(', ')],
        ['Lifecycle', facts.lifecycle],
        ['Compatibility', `${inlineCode(mode)}, profile ${inlineCode(profile)}`],
        ['Versions', newestFirst.map(({ major, version }) => `[${version}](#version-${major})`).join(', ')],
      ],
    ),
    '## Subscribers',
    renderSubscribers(catalog, event),
    '## Event pattern',
    jsonBlock(patternOf(event)),
    ...renderUpcasting(event),
    ...newestFirst.flatMap((version) => renderVersion(event, version)),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function renderStanding({ events }: ExportCatalog, event: ExportEvent): readonly string[] {
  const standing = describeLifecycle(event);
  if (standing === undefined) return [];
  const successor = events.find(({ detailType }) => detailType === event.facts.deprecation?.successor);
  const link =
    successor === undefined ? '' : ` See [${escapeMarkdown(successor.detailType)}](../${pageOf(successor)}).`;
  return [`> ${escapeMarkdown(standing)}${link}`];
}

function renderSubscribers({ subscriptions }: ExportCatalog, event: ExportEvent): string {
  const rows = subscriptions.flatMap((subscription) => {
    const taken = event.versions.filter((version) => takesVersion(subscription, event, version));
    const majors = taken.map(({ major }) => major).join(', ');
    return taken.length === 0
      ? []
      : [[escapeMarkdown(subscription.name), majors, escapeMarkdown(subscription.description)]];
  });
  return rows.length === 0
    ? 'Nobody of this workspace.'
    : table(['Subscription', 'Versions', 'What it does'], rows);
}

function renderUpcasting({ domain, name, versions }: ExportEvent): readonly string[] {
  if (versions.length < 2) return [];
  const steps = versions.slice(1).map(({ major }) => {
    const file = `${domain}/${name}/upcast-v${major - 1}-to-v${major}.ts`;
    return `- ${major - 1} → ${major}: ${inlineCode(file)}`;
  });
  return ['## Upcasting', 'Readers get the newest version, whatever was published:', steps.join('\n')];
}

function renderVersion(event: ExportEvent, version: ExportVersion): readonly string[] {
  const { major, version: name, state, releases, schema, examples } = version;
  const older = event.versions.find((each) => each.major === major - 1);
  const history = releases.flatMap((release, i) => {
    const before = releases[i - 1];
    const changes = before === undefined ? '- first release' : renderChanges(before.schema, release.schema);
    return [`**${release.version}**`, changes];
  });
  const newest = releases.at(-1);
  return [
    `## Version ${major}`,
    'Only this version:',
    jsonBlock(patternOf(event, version)),
    `### Fields of version ${major}`,
    renderFields(version),
    `### Examples of version ${major}`,
    ...examples.map(jsonBlock),
    `### History of version ${major}`,
    ...(history.length === 0 ? ['Not released yet.'] : history),
    ...(newest === undefined || state === 'released'
      ? []
      : [`**${name}**, not released yet`, renderChanges(newest.schema, schema)]),
    ...(older === undefined ? [] : [`Against version ${older.major}:`, renderChanges(older.schema, schema)]),
  ];
}
