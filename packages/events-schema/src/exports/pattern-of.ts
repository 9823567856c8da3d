import type { ExportEvent, ExportVersion } from './export-catalog.ts';

/** The event pattern that matches every version of an event, or those of one major. */
export function patternOf({ detailType }: ExportEvent, version?: ExportVersion): object {
  return {
    'detail-type': [detailType],
    ...(version === undefined
      ? {}
      : { detail: { metadata: { version: [{ prefix: `${version.major}.` }] } } }),
  };
}
