/** An event on its way over a bus, as it is also kept in archives and with pending deliveries. JSON. */
export interface BusEvent {
  readonly id: string;
  readonly detailType: string;
  readonly source: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** Epoch ms, whole seconds. */
  readonly timeMs: number;
  readonly resources: readonly string[];
  /** A JSON object as text, numbers as they came, without white space between its tokens. */
  readonly detail: string;
  /** Of the replay that delivers the event again. */
  readonly replayName?: string;
  readonly traceHeader?: string;
  /** When the bus took the event in, epoch ms. */
  readonly ingestedAtMs: number;
  /** What the event counts in an archive. */
  readonly sizeBytes: number;
  /** How many buses handed the event on. */
  readonly hops: number;
}

/** The envelope as rules see it. */
export interface EventEnvelope {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly 'replay-name'?: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

/** Writes a time as the envelope has it: `2010-12-01T08:26:00Z`, the part of the second left out. */
export function toEventTime(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}

/**
 * Gives the event as targets get it: compact JSON with the keys in AWS's order, `replay-name` before `resources`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export function toEventText(event: BusEvent): string {
  const replayName =
    event.replayName === undefined ? '' : `"replay-name":${JSON.stringify(event.replayName)},`;
  return (
    `{"version":"0","id":${JSON.stringify(event.id)},"detail-type":${JSON.stringify(event.detailType)},` +
    `"source":${JSON.stringify(event.source)},"account":"${event.account}","time":"${toEventTime(event.timeMs)}",` +
    `"region":"${event.region}",${replayName}"resources":${JSON.stringify(event.resources)},"detail":${event.detail}}`
  );
}

/** Gives the event as rules see it. @param detail the parsed detail. */
export function toEventEnvelope(event: BusEvent, detail: unknown = JSON.parse(event.detail)): EventEnvelope {
  return {
    version: '0',
    id: event.id,
    'detail-type': event.detailType,
    source: event.source,
    account: event.account,
    time: toEventTime(event.timeMs),
    region: event.region,
    ...(event.replayName !== undefined && { 'replay-name': event.replayName }),
    resources: event.resources,
    detail,
  };
}
