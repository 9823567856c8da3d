import { type ContractViolation, toViolations } from './contract-violation.ts';
import type { EventDetail } from './event-detail.ts';
import type { EventBridgeEvent as EventBridgeEnvelope } from './generated/platform/event-bridge-event.gen.ts';
import { validate } from './generated/platform/event-bridge-event.validator.gen.ts';
import { InvalidEnvelopeError } from './invalid-envelope-error.ts';
import type { ParseResult } from './parse-result.ts';

/**
 * An event as EventBridge delivers it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
export interface EventBridgeEvent<Detail = EventDetail> extends Omit<EventBridgeEnvelope, 'detail'> {
  readonly detail: Detail;
}

/**
 * Reads an EventBridge event from JSON text (a queue's message body) or from a parsed value, and checks its envelope
 * with `detail.metadata`. The data itself is checked by the event's definition.
 *
 * @throws InvalidEnvelopeError naming every violation.
 */
export function parseEventBridgeEvent(event: unknown): EventBridgeEvent {
  const result = safeParseEventBridgeEvent(event);
  if (!result.success) throw result.error;
  return result.data;
}

/** As `parseEventBridgeEvent`, without throwing. */
export function safeParseEventBridgeEvent(
  event: unknown,
): ParseResult<EventBridgeEvent, InvalidEnvelopeError> {
  let value: unknown = event;
  if (typeof event === 'string') {
    try {
      value = JSON.parse(event);
    } catch {
      // The parser's own message quotes the text, which may be personal.
      const message = 'must be JSON text';
      return refuse(event, [{ pointer: '', keyword: 'json', message, value: event, params: {} }]);
    }
  }
  const violations = toViolations(validate(value), value);
  return violations.length === 0
    ? { success: true, data: value as EventBridgeEvent }
    : refuse(value, violations);
}

function refuse(
  value: unknown,
  violations: readonly ContractViolation[],
): { readonly success: false; readonly error: InvalidEnvelopeError } {
  const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : 'unknown';
  return { success: false, error: new InvalidEnvelopeError({ part: 'EventBridge event', id, violations }) };
}
