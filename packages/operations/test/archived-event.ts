import type { ArchivedEvent } from '../src/archive/read-s3-archive.ts';

/** An envelope as the bus delivers it; its text has no spaces. */
export function exampleEnvelope(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    version: '0',
    id: '11111111-1111-4111-8111-111111111111',
    'detail-type': 'orders.OrderPlaced',
    source: 'busbar.shop',
    account: '000000000000',
    time: '2010-12-01T08:26:00Z',
    region: 'us-east-1',
    resources: [],
    detail: {
      metadata: {
        id: '019b0000-0000-7000-8000-000000000001',
        version: '2.0',
        occurredAt: '2010-12-01T08:26:00.000Z',
        correlationId: 'run-1',
        producer: { service: 'shop' },
      },
      data: {},
    },
    ...changes,
  };
}

/** An event as `readS3Archive` gives it. */
export function exampleArchivedEvent(eventId: string, time = '2010-12-01T08:26:00Z'): ArchivedEvent {
  const envelope = exampleEnvelope({ id: eventId, time });
  return {
    key: 'archive/1.ndjson.gz',
    eventId,
    metadataId: envelope.detail.metadata.id,
    source: envelope.source,
    detailType: envelope['detail-type'],
    timeMs: Date.parse(time),
    text: JSON.stringify(envelope),
  };
}
