export { readExportCatalog } from './read-export-catalog.ts';
export type { ExportCatalogOptions } from './read-export-catalog.ts';
export type {
  ExportCatalog,
  ExportEvent,
  ExportRelease,
  ExportSchema,
  ExportSubscription,
  ExportVersion,
  SubscribedExportEvent,
} from './export-catalog.ts';

export { exportFormats } from './export-formats.ts';
export type { DocumentExport, ExportFiles, ExportFormat, FolderExport } from './export-format.ts';
export { planExport } from './plan-export.ts';
export type { ExportPlanOptions } from './plan-export.ts';
export { writeExport } from './write-export.ts';
export type { ExportReport, WriteExportOptions } from './write-export.ts';
export { ExportConflictError } from './export-conflict-error.ts';

export type { DocumentEncoding } from './render-document.ts';
