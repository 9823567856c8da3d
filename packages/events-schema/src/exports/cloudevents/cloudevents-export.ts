import type { ExportCatalog } from '../export-catalog.ts';
import { type ExportFiles, type FolderExport, generatedMark } from '../export-format.ts';
import { renderDocument } from '../render-document.ts';
import { escapeMarkdown } from '../markdown/markdown-text.ts';
import { wrapExample } from '../wrap-example.ts';
import { planCloudEventSchema } from './plan-cloud-event-schema.ts';
import { toCloudEvent } from './to-cloud-event.ts';

/**
 * For each version of an event a JSON Schema of its CloudEvent in structured mode, and its stored examples encoded;
 * a README says which field becomes which attribute.
 */
export const cloudEventsExport: FolderExport = {
  name: 'cloudevents',
  kind: 'folder',
  plan: planCloudEvents,
};

const attributes: readonly (readonly [attribute: string, kind: string, field: string])[] = [
  ['id', 'required', 'detail.metadata.id'],
  ['source', 'required', 'source, as a URI reference'],
  ['specversion', 'required', '"1.0"'],
  ['type', 'required', 'detail-type'],
  ['datacontenttype', 'optional', '"application/json"'],
  ['dataschema', 'optional', 'urn:busbar:<detail-type>:<version>'],
  ['subject', 'optional', 'what the encoder is told'],
  ['time', 'optional', 'detail.metadata.occurredAt'],
  ['contractversion', 'extension', 'detail.metadata.version'],
  ['correlationid', 'extension', 'detail.metadata.correlationId'],
  ['causationid', 'extension', 'detail.metadata.causationId'],
  ['partitionkey', 'extension', 'detail.metadata.partitionKey'],
  ['producerservice', 'extension', 'detail.metadata.producer.service'],
  ['producerversion', 'extension', 'detail.metadata.producer.version'],
  ['tenant', 'extension', 'detail.metadata.tenant'],
  ['traceparent', 'extension', 'detail.metadata.traceparent'],
  ['dataref', 'extension', 'detail.metadata.claim, as s3://<bucket>/<key>'],
  ['datarefbytes', 'extension', 'detail.metadata.claim.sizeBytes, as text'],
  ['awsresources', 'extension', 'resources, as JSON text'],
  ['data', 'data', 'detail.data'],
];

function planCloudEvents(catalog: ExportCatalog): ExportFiles {
  const files = new Map<string, string>();
  const rows: string[] = [];
  for (const event of catalog.events) {
    for (const version of event.versions) {
      const stem = `${event.domain}/${event.name}/v${version.major}`;
      files.set(`${stem}.schema.json`, renderDocument(planCloudEventSchema(event, version), 'json'));
      const examples = version.examples.map((_, i) => {
        const { detail, ...envelope } = wrapExample(event, version, i);
        const data = detail.data as object;
        const encoded = toCloudEvent({ ...envelope, detail: { ...detail, data } });
        files.set(`${stem}.example-${i + 1}.json`, `${JSON.stringify(encoded, null, 2)}\n`);
        return `[${i + 1}](${stem}.example-${i + 1}.json)`;
      });
      const name = escapeMarkdown(`${event.detailType} ${version.version}`);
      rows.push(`| ${name} | [schema](${stem}.schema.json) | ${examples.join(', ')} |`);
    }
  }
  files.set('README.md', renderReadme(rows));
  return files;
}

function renderReadme(rows: readonly string[]): string {
  return [
    `<!-- ${generatedMark('cloudevents')} -->`,
    '',
    '# CloudEvents',
    '',
    'Each event as a [CloudEvent 1.0](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md) in structured JSON mode.',
    '',
    '| Event | Schema | Examples |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '## Attributes',
    '',
    '| Attribute | Kind | Holds |',
    '| --- | --- | --- |',
    ...attributes.map(([name, kind, field]) => `| \`${name}\` | ${kind} | ${escapeMarkdown(field)} |`),
    '',
    'What the bus adds (`id`, `time`, `account`, `region`, `replay-name`) is not carried.',
    '',
  ].join('\n');
}
