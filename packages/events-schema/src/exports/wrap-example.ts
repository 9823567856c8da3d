import type { Json } from '../generate/json-pointer.ts';
import type { ExportEvent, ExportVersion } from './export-catalog.ts';

const occurredAt = '2025-03-01T08:26:00.123Z';

/** The `i`th stored example of a version as EventBridge would deliver it: the same for the same example. */
export function wrapExample(
  { detailType, facts }: ExportEvent,
  { version, examples }: ExportVersion,
  i: number,
) {
  const source = facts.sources[0]!;
  const last = String(i + 1).padStart(12, '0');
  return {
    version: '0',
    id: `00000000-0000-4000-8000-${last}`,
    'detail-type': detailType,
    source,
    account: '111122223333',
    time: `${occurredAt.slice(0, 19)}Z`,
    region: 'eu-west-1',
    resources: [] as readonly string[],
    detail: {
      metadata: {
        id: `01955077-52db-7000-8000-${last}`,
        version,
        occurredAt,
        correlationId: 'request-1',
        producer: { service: source.split('.').at(-1)! },
      },
      data: examples[i] as Json,
    },
  };
}
