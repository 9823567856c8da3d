import { type ExportFiles, exportFormats } from '../../src/exports/index.ts';
import { planExport } from '../../src/exports/plan-export.ts';
import { type ExportCatalogOptions, readExportCatalog } from '../../src/exports/read-export-catalog.ts';
import { oddContracts } from './odd-contracts.ts';

/** One subscription of each kind: all events, all versions of one, one version. */
export const subscriptions: NonNullable<ExportCatalogOptions['subscriptions']> = [
  { name: 'archiver', description: 'Keeps all.', events: 'all', pattern: { source: [{ prefix: '' }] } },
  {
    name: 'counter',
    description: 'Counts {things} | <b>sizes</b>.',
    events: [{ detailType: 'demo.ThingHappened' }],
    pattern: { 'detail-type': ['demo.ThingHappened'] },
  },
  {
    name: 'old-reader',
    description: 'Reads version 1.',
    events: [{ detailType: 'demo.ThingHappened', major: 1 }],
    pattern: { 'detail-type': ['demo.ThingHappened'], detail: { metadata: { version: [{ prefix: '1.' }] } } },
  },
  {
    name: 'stranger',
    description: 'Reads an event of somebody else.',
    events: [{ detailType: 'other.ThingHappened' }],
    pattern: { 'detail-type': ['other.ThingHappened'] },
  },
];

/** The odd contracts with their subscriptions, as exports take them. */
export function readOdd(options: Partial<ExportCatalogOptions> = {}) {
  return readExportCatalog({ contracts: oddContracts, subscriptions, ...options });
}

/** Plans an export of the odd contracts. */
export async function planOdd(
  format: string,
  options: Partial<ExportCatalogOptions> = {},
  fileName?: string,
): Promise<ExportFiles> {
  const catalog = await readOdd(options);
  return planExport({
    format: exportFormats.find(({ name }) => name === format)!,
    catalog,
    ...(fileName === undefined ? {} : { fileName }),
  });
}
