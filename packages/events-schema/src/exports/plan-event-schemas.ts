import { eventMetadataSchema, planEnvelopeSchema } from './envelope-schema.ts';
import type { ExportCatalog, ExportSchema } from './export-catalog.ts';
import { rebaseSchema } from './rebase-schema.ts';

/**
 * Plans the schemas of all versions for a document that has its schemas at `#/components/schemas`: `<key>` is the
 * envelope of a version, `<key>.data` its data, `EventMetadata` stands once.
 *
 * @param below path from a component to the schema in it, `/schema` where a component wraps it.
 */
export function planEventSchemas({ events }: ExportCatalog, below = ''): Record<string, ExportSchema> {
  const at = (component: string) => `#/components/schemas/${component}${below}`;
  const versions = events.flatMap((event) =>
    event.versions.flatMap((version) => [
      [version.key, planEnvelopeSchema(event, version, at('EventMetadata'), at(`${version.key}.data`))],
      [`${version.key}.data`, rebaseSchema(version.schema, at(`${version.key}.data`))],
    ]),
  );
  return Object.fromEntries([['EventMetadata', eventMetadataSchema], ...versions]) as Record<
    string,
    ExportSchema
  >;
}
