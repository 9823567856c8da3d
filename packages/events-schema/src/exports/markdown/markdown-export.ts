import type { ExportCatalog } from '../export-catalog.ts';
import { type ExportFiles, type FolderExport, generatedMark } from '../export-format.ts';
import { escapeMarkdown, table } from './markdown-text.ts';
import { pageOf, renderEventPage } from './render-event-page.ts';

/** Pages in GitHub's Markdown: `README.md` lists the events, `<domain>/<Event>.md` tells of one. */
export const markdownExport: FolderExport = { name: 'markdown', kind: 'folder', plan: planMarkdown };

function planMarkdown(catalog: ExportCatalog): ExportFiles {
  const rows = catalog.events.map((event) => [
    `[${escapeMarkdown(event.detailType)}](${pageOf(event)})`,
    event.versions.map(({ version }) => version).join(', '),
    event.facts.lifecycle,
    escapeMarkdown(event.facts.owner),
    escapeMarkdown(event.facts.description),
  ]);
  const index = [
    `<!-- ${generatedMark('markdown')} -->`,
    '# Events',
    rows.length === 0
      ? 'There are none.'
      : table(['Event', 'Versions', 'Lifecycle', 'Owner', 'What has happened'], rows),
  ];
  return new Map([
    ['README.md', `${index.join('\n\n')}\n`],
    ...catalog.events.map((event) => [pageOf(event), renderEventPage(catalog, event)] as const),
  ]);
}
