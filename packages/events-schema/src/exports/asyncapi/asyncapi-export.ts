import type { Json } from '../../generate/json-pointer.ts';
import { contractExtension, describeLifecycle } from '../describe-lifecycle.ts';
import { digestDocument } from '../digest-document.ts';
import { linkFreeExamples } from '../link-free-examples.ts';
import { planEventSchemas } from '../plan-event-schemas.ts';
import { type ExportCatalog, type ExportEvent, type ExportVersion, takesVersion } from '../export-catalog.ts';
import { type DocumentExport, generatedMark } from '../export-format.ts';

const schemaFormat = 'application/schema+json;version=2020-12';
const channel = '#/channels/eventBus';

/**
 * One AsyncAPI 3 document: the event bus as a channel, a message per version of an event, `send` by each source and
 * `receive` by each subscription.
 *
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export const asyncApiExport: DocumentExport = { name: 'asyncapi', kind: 'document', plan: planAsyncApi };

function planAsyncApi(catalog: ExportCatalog): { readonly [key: string]: Json } {
  const versions = catalog.events.flatMap((event) => event.versions.map((version) => ({ event, version })));
  const messages = (taken: typeof versions) =>
    taken.map(({ version }) => ({ $ref: `${channel}/messages/${version.key}` }));
  const sources = [...new Set(catalog.events.flatMap(({ facts }) => facts.sources))].sort();

  const sends = sources.map((source) => [
    `send.${source}`,
    {
      action: 'send',
      channel: { $ref: channel },
      title: source,
      summary: `What ${source} publishes.`,
      messages: messages(versions.filter(({ event }) => event.facts.sources.includes(source))),
    },
  ]);
  const receives = catalog.subscriptions.map((subscription) => [
    `receive.${subscription.name}`,
    {
      action: 'receive',
      channel: { $ref: channel },
      title: subscription.name,
      summary: subscription.description,
      messages: messages(versions.filter(({ event, version }) => takesVersion(subscription, event, version))),
      'x-event-pattern': subscription.pattern,
    },
  ]);
  const schemas = Object.entries(planEventSchemas(catalog, '/schema')).map(([name, schema]) => [
    name,
    { schemaFormat, schema },
  ]);
  const body = {
    defaultContentType: 'application/json',
    servers: {
      eventBridge: {
        host: 'events.{region}.amazonaws.com',
        protocol: 'eventbridge',
        description: 'Amazon EventBridge. AsyncAPI has no bindings of it.',
        variables: { region: { description: 'AWS region of the event bus.' } },
      },
    },
    channels: {
      eventBus: {
        address: '{eventBusName}',
        title: 'Event bus',
        description: 'Sources publish to it; a rule for each subscription routes from it.',
        parameters: { eventBusName: { description: 'Name of the event bus.' } },
        messages: Object.fromEntries(
          versions.map(({ version: { key } }) => [key, { $ref: `#/components/messages/${key}` }]),
        ),
      },
    },
    operations: Object.fromEntries([...sends, ...receives]) as Record<string, Json>,
    components: {
      messages: Object.fromEntries(
        versions.map(({ event, version }) => [version.key, planMessage(event, version)]),
      ),
      schemas: Object.fromEntries(schemas) as Record<string, Json>,
    },
  };
  const domains = [...new Set(catalog.events.map(({ domain }) => domain))];
  return {
    asyncapi: '3.0.0',
    id: 'urn:busbar:events',
    'x-generated': generatedMark('asyncapi'),
    info: {
      title: 'Events',
      version: digestDocument(body),
      description:
        'The events of the bus. Each has versions of its own; the version of this document is a digest.',
      tags: domains.map((name) => ({ name })),
    },
    ...body,
  };
}

function planMessage(event: ExportEvent, version: ExportVersion): Json {
  const { detailType, domain, facts } = event;
  const { lifecycle } = facts;
  return {
    name: detailType,
    title: `${detailType} ${version.version}`,
    summary: facts.description,
    description: [describeLifecycle(event), `Owner: ${facts.owner}.`].filter(Boolean).join(' '),
    contentType: 'application/json',
    tags: [{ name: domain }, ...(lifecycle === 'active' ? [] : [{ name: lifecycle }])],
    correlationId: { location: '$message.payload#/detail/metadata/correlationId' },
    payload: { $ref: `#/components/schemas/${version.key}` },
    examples: linkFreeExamples(event, version).map(([name, payload]) => ({ name, payload })),
    'x-busbar-contract': contractExtension(event),
  };
}
