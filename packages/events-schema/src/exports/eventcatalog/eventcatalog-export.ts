import { type ExportCatalog, type ExportSubscription, takesVersion } from '../export-catalog.ts';
import type { ExportFiles, FolderExport } from '../export-format.ts';
import { escapeMarkdown, jsonBlock } from '../markdown/markdown-text.ts';
import { catalogVersion } from './catalog-version.ts';
import { ownerId } from './owner-id.ts';
import { planCatalogEvent } from './plan-catalog-event.ts';
import { renderMdx } from './render-mdx.ts';

/**
 * Content of an EventCatalog: domains, events with their versions, a service for each source and each subscription,
 * the event bus as a channel, and the owners as teams. Copied into a catalog, `eventcatalog build` takes it as it is.
 *
 * @see https://www.eventcatalog.dev/docs
 */
export const eventCatalogExport: FolderExport = {
  name: 'eventcatalog',
  kind: 'folder',
  plan: planEventCatalog,
};

/** What has no version of its own: domains, services, the channel. */
const unversioned = '1.0.0';
const bus = 'event-bus';

function planEventCatalog(catalog: ExportCatalog): ExportFiles {
  const { events, subscriptions } = catalog;
  const files = new Map<string, string>();
  for (const domain of [...new Set(events.map((event) => event.domain))]) {
    const members = events.filter((event) => event.domain === domain);
    const sources = [...new Set(members.flatMap(({ facts }) => facts.sources))].sort();
    files.set(
      `domains/${domain}/index.mdx`,
      renderMdx(
        {
          id: domain,
          name: domain,
          version: unversioned,
          summary: `Events of the domain ${domain}.`,
          owners: ownersOf(members),
          services: sources.map((id) => ({ id, version: unversioned })),
        },
        ['<NodeGraph />'],
      ),
    );
  }
  for (const event of events) {
    for (const [path, text] of planCatalogEvent(event)) files.set(path, text);
  }
  for (const [path, text] of planServices(events, subscriptions)) files.set(path, text);
  files.set(
    `channels/${bus}/index.mdx`,
    renderMdx(
      {
        id: bus,
        name: 'Event bus',
        version: unversioned,
        summary: 'The event bus: sources publish to it, a rule for each subscription routes from it.',
        address: '{eventBusName}',
        protocols: ['eventbridge'],
        parameters: { eventBusName: { description: 'Name of the event bus.' } },
      },
      ['<ChannelInformation />'],
    ),
  );
  for (const [id, name] of new Map(events.map(({ facts: { owner } }) => [ownerId(owner), owner]))) {
    files.set(`teams/${id}.mdx`, renderMdx({ id, name }, []));
  }
  return files;
}

function ownersOf(events: Events): readonly string[] {
  return [...new Set(events.map(({ facts }) => ownerId(facts.owner)))].sort();
}

type Events = ExportCatalog['events'];

function planServices(
  events: Events,
  subscriptions: readonly ExportSubscription[],
): readonly (readonly [path: string, text: string])[] {
  const versions = events.flatMap((event) => event.versions.map((version) => ({ event, version })));
  const sources = [...new Set(events.flatMap(({ facts }) => facts.sources))].sort().map((source) => {
    const own = versions.filter(({ event }) => event.facts.sources.includes(source));
    const sends = own.map(({ event, version }) => ({
      id: event.detailType,
      version: catalogVersion(version.version),
      to: [{ id: bus }],
    }));
    const summary = `Publishes under the source ${source}.`;
    return { id: source, summary, owners: ownersOf(own.map(({ event }) => event)), sends, body: [] };
  });
  const consumers = subscriptions.map((subscription) => ({
    id: subscription.name,
    summary: subscription.description,
    receives: versions
      .filter(({ event, version }) => takesVersion(subscription, event, version))
      .map(({ event, version }) => ({
        id: event.detailType,
        version: catalogVersion(version.version),
        from: [{ id: bus }],
      })),
    body: ['## Event pattern', jsonBlock(subscription.pattern)],
  }));
  return [...sources, ...consumers].map(({ body, summary, id, ...relations }) => [
    `services/${id}/index.mdx`,
    renderMdx({ id, name: id, version: unversioned, summary, ...relations }, [
      escapeMarkdown(summary),
      '<NodeGraph />',
      ...body,
    ]),
  ]);
}
