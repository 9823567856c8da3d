import { type EventBridgeEvent, type EventDefinition, isEventFamily, toMajor } from '@busbar/events-schema';
import type { Subscription } from '../subscription/subscription.ts';

/** What is written of an event's data into a log. */
export interface LoggableData {
  /** The data as published, with what is classified, undeclared or not as the contract says hidden. */
  readonly data: unknown;
  /** Takes what was hidden out of a text: an error's message may quote it. */
  hide(text: string): string;
}

/** Values of fewer characters stay in texts: hiding them would leave nothing readable, and tells whom they belong to. */
const shortestHidden = 4;

/**
 * Makes what a consumer may log of an event, by the contract and version that it was published in. Of an event or
 * version that the subscription does not name, and of everything where it takes all events, nothing is shown.
 */
export function createLoggableData({ events }: Subscription): (envelope: EventBridgeEvent) => LoggableData {
  const definitions =
    events === 'all' ? [] : events.flatMap((event) => (isEventFamily(event) ? event.versions : [event]));
  return (envelope) => {
    const published = envelope.detail.data;
    const definition = findDefinition(definitions, envelope);
    const data = definition === undefined ? '[undeclared]' : redact(definition, published);
    let hidden: readonly string[] | undefined;
    return {
      data,
      hide(text) {
        hidden ??= [...new Set(hiddenValues(published, data))].sort((a, b) => b.length - a.length);
        return hidden.reduce((shown, value) => shown.replaceAll(value, '[hidden]'), text);
      },
    };
  };
}

/** Keywords that say what is missing: nothing stands there that could be hidden. */
const aboutAbsence = new Set(['required', 'dependentRequired', 'minProperties', 'minItems']);

/** Redacts data that may break its contract: where it does, no classification says what stands there. */
function redact(definition: EventDefinition, published: unknown): unknown {
  const result = definition.safeParse(published);
  const redacted = definition.redact(published);
  if (result.success) return redacted;
  const wrong = result.error.violations.filter(({ keyword }) => !aboutAbsence.has(keyword));
  return wrong.reduce((data, { pointer }) => withoutValueAt(data, pointer.split('/').slice(1)), redacted);
}

function withoutValueAt(data: unknown, [token, ...deeper]: readonly string[]): unknown {
  if (token === undefined) return '[invalid]';
  const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return data;
  const value = withoutValueAt((data as Readonly<Record<string, unknown>>)[key], deeper);
  return Array.isArray(data) ? data.with(Number(key), value) : { ...data, [key]: value };
}

function findDefinition(
  definitions: readonly EventDefinition[],
  { 'detail-type': detailType, detail }: EventBridgeEvent,
): EventDefinition | undefined {
  const major = toMajor(detail.metadata.version);
  return definitions.find((definition) => definition.detailType === detailType && definition.major === major);
}

/** The values, as text, that stand in the data and no longer at the same place of its redacted copy; names in what is classified, too. */
function hiddenValues(data: unknown, redacted: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) {
    const text = typeof data === 'string' || typeof data === 'number' ? String(data) : '';
    return data === redacted || text.length < shortestHidden ? [] : [text];
  }
  const isKept = typeof redacted === 'object' && redacted !== null;
  const isClassified = redacted === '[pii]' || redacted === '[secret]';
  return Object.entries(data).flatMap(([field, value]: [string, unknown]) => [
    ...(isClassified && !Array.isArray(data) && field.length >= shortestHidden ? [field] : []),
    ...hiddenValues(value, isKept ? (redacted as Readonly<Record<string, unknown>>)[field] : redacted),
  ]);
}
