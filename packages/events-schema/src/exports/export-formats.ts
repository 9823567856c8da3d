import { asyncApiExport } from './asyncapi/asyncapi-export.ts';
import { cloudEventsExport } from './cloudevents/cloudevents-export.ts';
import { eventCatalogExport } from './eventcatalog/eventcatalog-export.ts';
import type { ExportFormat } from './export-format.ts';
import { markdownExport } from './markdown/markdown-export.ts';
import { openApiExport } from './openapi/openapi-export.ts';

/** Every format, in the order in which help lists them. */
export const exportFormats: readonly ExportFormat[] = [
  asyncApiExport,
  eventCatalogExport,
  cloudEventsExport,
  openApiExport,
  markdownExport,
];
