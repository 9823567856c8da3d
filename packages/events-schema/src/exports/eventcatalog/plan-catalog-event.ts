import type { Json } from '../../generate/json-pointer.ts';
import { describeLifecycle } from '../describe-lifecycle.ts';
import { patternOf } from '../pattern-of.ts';
import type { ExportEvent, ExportSchema, ExportVersion } from '../export-catalog.ts';
import { isRecursive } from '../is-recursive.ts';
import { escapeMarkdown, jsonBlock } from '../markdown/markdown-text.ts';
import { renderChanges, renderFields } from '../markdown/render-fields.ts';
import { renderDocument } from '../render-document.ts';
import { catalogVersion } from './catalog-version.ts';
import { ownerId } from './owner-id.ts';
import { renderMdx } from './render-mdx.ts';

/** A revision of an event that has a page of its own. */
interface Revision {
  readonly of: ExportVersion;
  /** `2.1`. */
  readonly version: string;
  readonly schema: ExportSchema;
}

/** Plans the pages of one event: every release, and what each major is now; the newest on top, the others below `versioned`. */
export function planCatalogEvent(event: ExportEvent): ReadonlyMap<string, string> {
  const { domain, name } = event;
  const folder = `domains/${domain}/events/${name}`;
  const revisions = event.versions.flatMap(revisionsOf);
  const files = new Map<string, string>();
  for (const [i, revision] of revisions.entries()) {
    const version = catalogVersion(revision.version);
    const isNewest = i === revisions.length - 1;
    const base = isNewest ? folder : `${folder}/versioned/${version}`;
    files.set(`${base}/index.mdx`, renderRevision(event, revision));
    const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...revision.schema };
    files.set(`${base}/schema.json`, renderDocument(schema, 'json'));
    files.set(`${base}/changelog.mdx`, renderMdx({}, [renderHistory(revision, revisions[i - 1])]));
    // Stored examples are those of the newest revision of a major.
    if (revision.version !== revision.of.version) continue;
    for (const [n, example] of revision.of.examples.entries()) {
      files.set(`${base}/examples/example-${n + 1}.json`, renderDocument(example, 'json'));
    }
  }
  return files;
}

function revisionsOf(version: ExportVersion): readonly Revision[] {
  const older = version.releases
    .filter((release) => release.version !== version.version)
    .map(({ version: name, schema }) => ({ of: version, version: name, schema }));
  return [...older, { of: version, version: version.version, schema: version.schema }];
}

function renderRevision(event: ExportEvent, { of, version, schema }: Revision): string {
  const { detailType, name, facts } = event;
  const { lifecycle, deprecation, sources, owner } = facts;
  const standing = describeLifecycle(event);
  const badge = (content: string, color: string) => ({
    content,
    backgroundColor: color,
    textColor: color,
  });
  const frontmatter: { readonly [key: string]: Json } = {
    id: detailType,
    name,
    version: catalogVersion(version),
    summary: facts.description,
    owners: [ownerId(owner)],
    badges: [
      badge(detailType, 'blue'),
      ...sources.map((source) => badge(source, 'gray')),
      ...(lifecycle === 'active' ? [] : [badge(lifecycle, lifecycle === 'draft' ? 'yellow' : 'red')]),
    ],
    ...(lifecycle === 'draft' ? { draft: true } : {}),
    ...(deprecation === undefined ? {} : { deprecated: { date: deprecation.since, message: standing! } }),
    schemaPath: 'schema.json',
  };
  return renderMdx(frontmatter, [
    escapeMarkdown(facts.description),
    ...(standing === undefined ? [] : [`> ${escapeMarkdown(standing)}`]),
    '<NodeGraph />',
    '## Fields',
    renderFields({ ...of, schema }),
    '## Event pattern',
    jsonBlock(patternOf(event, of)),
    '## Schema',
    // EventCatalog's viewer unfolds a schema that contains itself for ever, which ends the build.
    isRecursive(schema) ? '<Schema file="schema.json" />' : '<SchemaViewer file="schema.json" />',
  ]);
}

function renderHistory(revision: Revision, before: Revision | undefined): string {
  if (before === undefined) return 'First version.';
  return [`Against ${before.version}:`, renderChanges(before.schema, revision.schema)].join('\n\n');
}
