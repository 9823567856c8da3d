import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import type { SubscribedEvents } from '../subscription/subscription.ts';
import type { Delivery } from './delivery.ts';
import type { ReceivedEventOf, SubscribedEvent } from './received-event.ts';

/** What a handler may say about its run; nothing said is `handled`. */
export interface HandlerResult {
  /** `duplicate`: the effect was there already and the handler's own guard absorbed the event. */
  readonly outcome: 'handled' | 'duplicate';
}

/** What a handler gets besides the event. */
export interface HandlerContext {
  readonly delivery: Delivery;
  /** Powertools logger whose lines carry event id, detail-type and correlation id; made when first used. */
  readonly logger: Logger;
  readonly lambdaContext: Context;
  /**
   * The event's data for a log: `"[pii]"`, `"[secret]"` and `"[undeclared]"` stand where the contract classifies a
   * field or does not declare it. Made when first used; `"[undeclared]"` as a whole where a subscription takes all events.
   *
   * @example
   * ```ts
   * logger.info('order placed', { data: redactedData });
   * ```
   */
  readonly redactedData: unknown;
}

/**
 * Handles one event. It may run again for the same event after a crash between its effect and the idempotency
 * record, so its effect should be guarded, by a condition on the key it writes for example. What it throws fails this
 * record alone: the message comes back after the visibility timeout.
 */
export type EventHandler<Event> = (
  event: Event,
  context: HandlerContext,
  // biome-ignore lint/suspicious/noConfusingVoidType: an async function without a return statement has this type.
) => Promise<HandlerResult | void>;

/** One handler per detail-type of the subscription; none may be missing. */
export type EventHandlers<Events extends SubscribedEvents> = Events extends readonly (infer Event)[]
  ? {
      readonly [DetailType in Event extends { detailType: string }
        ? Event['detailType']
        : never]: EventHandler<ReceivedEventOf<Extract<Event, { detailType: DetailType }>>>;
    }
  : never;

/** Handlers by detail-type, or one function for all events of the subscription. */
export type SubscriptionHandler<Events extends SubscribedEvents> =
  | EventHandlers<Events>
  | EventHandler<SubscribedEvent<Events>>;
