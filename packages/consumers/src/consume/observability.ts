import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { EventBridgeEvent } from '@busbar/events-schema';
import type { Subscription } from '../subscription/subscription.ts';
import type { MetricsPort } from './batch-outcomes.ts';
import type { Delivery } from './delivery.ts';
import { EventInProgressError } from './event-in-progress-error.ts';
import { createLoggableData } from './loggable-data.ts';

export interface ObservabilityOptions {
  /** @default a Powertools logger whose service is the subscription's name */
  readonly logger?: Logger;
  /** @default Powertools metrics in the namespace `Busbar` with the dimension service = the subscription's name */
  readonly metrics?: MetricsPort;
}

/** The namespace of the library's metrics. */
const METRICS_NAMESPACE = 'Busbar';

/** What is known of an event once its envelope is read. */
export interface EventFacts {
  readonly envelope: EventBridgeEvent;
  readonly delivery: Delivery;
}

/** A consumer's logger and metrics, and what it says of one record. */
export interface Observability {
  readonly logger: Logger;
  readonly metrics: MetricsPort;
  /** A logger whose lines name the event. */
  eventLogger(event: EventFacts): Logger;
  /**
   * Logs that a message failed, with the reason: a warning if its event is merely in progress elsewhere, else an error.
   * At level DEBUG a line with the event's redacted data follows. What its contract classifies, or does not declare, is
   * hidden in every text.
   */
  logFailure(error: Error, messageId: string, event: EventFacts | undefined): void;
}

export function createObservability(
  subscription: Subscription,
  {
    logger = new Logger({ serviceName: subscription.name }),
    metrics = new Metrics({ serviceName: subscription.name, namespace: METRICS_NAMESPACE }),
  }: ObservabilityOptions,
): Observability {
  const loggableData = createLoggableData(subscription);
  return {
    logger,
    metrics,
    eventLogger: (event) => logger.createChild({ persistentKeys: describeEvent(event) }),
    logFailure(error, messageId, event) {
      const names = { messageId, ...(event && describeEvent(event)) };
      const loggable = event && loggableData(event.envelope);
      const hide = loggable?.hide ?? ((text: string) => text);
      const facts = { ...names, reason: hide(error.message), error: describeError(error, hide) };
      if (error instanceof EventInProgressError) logger.warn('event in progress elsewhere', facts);
      else {
        logger.error('event failed', facts);
        if (loggable !== undefined)
          logger.debug('data of the failed event', { ...names, data: loggable.data });
      }
    },
  };
}

function describeEvent({ envelope, delivery }: EventFacts) {
  const { metadata } = envelope.detail;
  return {
    eventId: metadata.id,
    detailType: envelope['detail-type'],
    eventVersion: metadata.version,
    correlationId: metadata.correlationId,
    delivery: delivery.kind,
    attempt: delivery.attempt,
    ...(delivery.replayName !== undefined && { replayName: delivery.replayName }),
  };
}

interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

/** An error without its data fields: those of a contract violation hold values of the event, which belong in no log. */
function describeError(error: Error, hide: (text: string) => string): ErrorDescription {
  return {
    name: error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(error.stack !== undefined && { stack: hide(error.stack) }),
    ...(error.cause instanceof Error && { cause: describeError(error.cause, hide) }),
  };
}
