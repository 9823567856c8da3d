import type { ExportCatalog } from './export-catalog.ts';
import type { ExportFiles, ExportFormat } from './export-format.ts';
import { type DocumentEncoding, renderDocument } from './render-document.ts';

/** Options of {@link planExport}. */
export interface ExportPlanOptions {
  readonly format: ExportFormat;
  readonly catalog: ExportCatalog;
  /** Name of the file of a format that is one document. @default `<format>.yaml` */
  readonly fileName?: string;
  /** How such a document is written. @default 'json' when `fileName` ends in `.json`, else 'yaml' */
  readonly encoding?: DocumentEncoding;
}

/** Plans the files of an export; pure, and the same text for the same contracts and subscriptions. */
export function planExport({
  format,
  catalog,
  fileName = `${format.name}.yaml`,
  encoding = fileName.endsWith('.json') ? 'json' : 'yaml',
}: ExportPlanOptions): ExportFiles {
  if (format.kind === 'folder') return format.plan(catalog);
  return new Map([[fileName, renderDocument(format.plan(catalog), encoding)]]);
}
