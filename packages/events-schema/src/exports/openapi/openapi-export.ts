import type { Json } from '../../generate/json-pointer.ts';
import { contractExtension, describeLifecycle } from '../describe-lifecycle.ts';
import { digestDocument } from '../digest-document.ts';
import { linkFreeExamples } from '../link-free-examples.ts';
import { planEventSchemas } from '../plan-event-schemas.ts';
import type { ExportCatalog, ExportEvent, ExportVersion } from '../export-catalog.ts';
import { type DocumentExport, generatedMark } from '../export-format.ts';

/**
 * One OpenAPI 3.1 document with a webhook per version of an event: what an HTTPS endpoint behind an API destination
 * of EventBridge receives.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export const openApiExport: DocumentExport = { name: 'openapi', kind: 'document', plan: planOpenApi };

function planOpenApi(catalog: ExportCatalog): { readonly [key: string]: Json } {
  const webhooks = catalog.events.flatMap((event) =>
    event.versions.map((version) => [version.key, { post: planOperation(event, version) }]),
  );
  const body = {
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    tags: [...new Set(catalog.events.map(({ domain }) => domain))].map((name) => ({ name })),
    webhooks: Object.fromEntries(webhooks) as Record<string, Json>,
    components: { schemas: planEventSchemas(catalog) },
  };
  return {
    openapi: '3.1.0',
    'x-generated': generatedMark('openapi'),
    info: {
      title: 'Events',
      version: digestDocument(body),
      description:
        'The events of the bus as EventBridge posts them to an API destination without input transformer. ' +
        'Each has versions of its own; the version of this document is a digest.',
    },
    ...body,
  };
}

function planOperation(event: ExportEvent, version: ExportVersion): Json {
  const { detailType, domain, facts } = event;
  const examples = linkFreeExamples(event, version).map(([name, value]) => [name, { value }]);
  return {
    operationId: version.key,
    summary: `${detailType} ${version.version}`,
    description: [facts.description, describeLifecycle(event), `Owner: ${facts.owner}.`]
      .filter(Boolean)
      .join('\n\n'),
    ...(facts.lifecycle === 'deprecated' ? { deprecated: true } : {}),
    tags: [domain],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: `#/components/schemas/${version.key}` },
          examples: Object.fromEntries(examples) as Record<string, Json>,
        },
      },
    },
    responses: {
      '2XX': { description: 'Received. EventBridge waits 5 seconds for it.' },
    },
    'x-busbar-contract': contractExtension(event),
  };
}
