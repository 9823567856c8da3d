import type { Timer } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { AccessControl } from '../../iam/access-control.ts';
import type { Principal } from '../../iam/principal.ts';
import { type BusEvent, toEventText } from './bus-event.ts';
import { toDeadLetterMessage } from './dead-letter.ts';
import { type DeliveryFailure, toDeliveryFailure } from './delivery-failure.ts';
import { deadlineMs, type ExhaustedRetryCondition, planRetry } from './retry-policy.ts';
import type { Target } from './target.ts';
import { toTargetInput } from './target-input.ts';
import type { DeliveryServices } from './targets/target-kind.ts';
import { targetKindOf } from './targets/target-kinds.ts';

/** One event for one target, on behalf of a rule. */
export interface Delivery {
  readonly ruleName: string;
  readonly ruleArn: string;
  readonly target: Target;
  readonly event: BusEvent;
}

/** A delivery that failed and is tried again, as it is stored until its end. */
interface PendingDelivery extends Delivery {
  readonly key: string;
  readonly retries: number;
  /** Epoch ms. */
  readonly dueMs: number;
  /** Whether it waits for its place under the target's rate limit: what comes is not a retry. */
  readonly reserved?: boolean;
}

/** Brings events to targets. */
export interface Deliverer {
  /** Makes the first attempt at once; retries follow on the clock. @param eventText the event as JSON. */
  deliver(delivery: Delivery, eventText: string): void;
  /** Takes up the retries that the store holds. */
  resume(): void;
  /** Forgets every retry. */
  forget(): void;
}

export interface DelivererOptions {
  readonly access: AccessControl;
  readonly services: () => DeliveryServices;
}

/**
 * Creates the deliverer of one cloud: it asks for permission as the rule, or as the target's role, retries what can
 * succeed later, and hands what cannot to the target's dead-letter queue.
 */
export function createDeliverer(cloud: CloudContext, { access, services }: DelivererOptions): Deliverer {
  const { clock, random, work, spy } = cloud;
  const pending = cloud.store.collection<PendingDelivery>('events.deliveries');
  const timers = new Map<string, Timer>();
  let nextKey = [...pending.values()].reduce((last, { key }) => Math.max(last, Number(key)), 0) + 1;

  const decide = ({ ruleArn }: Delivery, roleArn: string | undefined, action: string, resource: string) => {
    const principal: Principal =
      roleArn === undefined
        ? {
            type: 'service',
            service: 'events.amazonaws.com',
            sourceArn: ruleArn,
            sourceAccount: cloud.accountId,
          }
        : { type: 'role', arn: roleArn, sessionArn: toSessionArn(roleArn) };
    return access.decide({
      principal,
      action,
      resource,
      conditions: { 'aws:sourcearn': ruleArn, 'aws:sourceaccount': cloud.accountId },
    });
  };

  const attempt = (
    delivery: Delivery,
    eventText: string,
  ): DeliveryFailure | undefined | Promise<DeliveryFailure | undefined> => {
    const { target, event, ruleName, ruleArn } = delivery;
    const kind = targetKindOf(target.Arn);
    if (kind === undefined || !kind.exists(services(), target.Arn)) {
      return {
        errorCode: 'NO_RESOURCE',
        errorMessage: `The target ${target.Arn} does not exist.`,
        retryable: false,
      };
    }
    if (kind.action !== undefined) {
      const decision = decide(delivery, target.RoleArn, kind.action, target.Arn);
      if (!decision.allowed) {
        return { errorCode: 'NO_PERMISSIONS', errorMessage: decision.message, retryable: false };
      }
    }
    const input = toTargetInput(target, event, { name: ruleName, arn: ruleArn }, eventText);
    if ('errorCode' in input) return { ...input, retryable: false };
    try {
      const outcome = kind.deliver(services(), { target, event, eventText, input: input.text });
      if (outcome instanceof Promise) return outcome.catch(toDeliveryFailure);
      return outcome && { ...outcome, retryable: false };
    } catch (error) {
      return toDeliveryFailure(error);
    }
  };

  const deadLetter = (
    delivery: Delivery,
    eventText: string,
    failure: DeliveryFailure,
    retries: number,
    exhausted?: ExhaustedRetryCondition,
  ) => {
    const { target, ruleArn, event } = delivery;
    const queueArn = target.DeadLetterConfig?.Arn;
    let deadLettered = false;
    if (queueArn !== undefined && services().queues.exists(queueArn)) {
      const message = toDeadLetterMessage({
        ruleArn,
        targetArn: target.Arn,
        failure,
        retries,
        exhausted,
        eventText,
        traceHeader: event.traceHeader,
      });
      deadLettered = decide(delivery, undefined, 'sqs:SendMessage', queueArn).allowed;
      try {
        if (deadLettered) services().queues.send(queueArn, message);
      } catch {
        deadLettered = false;
      }
    }
    spy.note({
      type: 'event-undeliverable',
      atMs: clock.now(),
      ruleArn,
      targetArn: target.Arn,
      eventId: event.id,
      errorCode: failure.errorCode,
      errorMessage: failure.errorMessage,
      deadLettered,
    });
  };

  const deliver = (delivery: Delivery, eventText: string, retries: number, key?: string) => {
    const outcome = attempt(delivery, eventText);
    if (!(outcome instanceof Promise)) return conclude(delivery, eventText, retries, outcome, key);
    const underWay = { ...delivery, key: key ?? String(nextKey++), retries, dueMs: clock.now() };
    pending.set(underWay.key, underWay);
    void work.track(outcome.then((failure) => conclude(delivery, eventText, retries, failure, underWay.key)));
  };

  const conclude = (
    delivery: Delivery,
    eventText: string,
    retries: number,
    failure: DeliveryFailure | undefined,
    key: string | undefined,
  ) => {
    if (failure === undefined) {
      spy.note({
        type: 'event-delivered',
        atMs: clock.now(),
        ruleArn: delivery.ruleArn,
        targetArn: delivery.target.Arn,
        eventId: delivery.event.id,
        ...(delivery.event.replayName !== undefined && { replayName: delivery.event.replayName }),
      });
    } else {
      const plan = failure.retryable
        ? planRetry(retryStateOf(delivery, retries), clock.now(), random, failure.retryAfterMs)
        : { exhausted: undefined };
      if ('dueMs' in plan) {
        return wait({ ...delivery, key: key ?? String(nextKey++), retries, dueMs: plan.dueMs });
      }
      deadLetter(delivery, eventText, failure, retries, plan.exhausted);
    }
    if (key !== undefined) pending.delete(key);
  };

  /** Attempts a delivery as soon as the target's rate limit lets it. */
  const deliverInTurn = (delivery: Delivery, eventText: string, retries: number, key?: string) => {
    const { target } = delivery;
    const kind = targetKindOf(target.Arn);
    if (kind?.takesAtMs === undefined) return deliver(delivery, eventText, retries, key);
    const lastMs = deadlineMs(retryStateOf(delivery, retries));
    const dueMs = kind.takesAtMs(services(), target.Arn, Math.max(lastMs, clock.now()));
    if (dueMs === undefined) {
      const errorMessage = `The rate limit of ${target.Arn} leaves the event no place before it is too old.`;
      const failure = { errorCode: 'THROTTLING', errorMessage, retryable: false };
      deadLetter(delivery, eventText, failure, retries, 'MaximumEventAgeInSeconds');
      if (key !== undefined) pending.delete(key);
    } else if (dueMs <= clock.now()) deliver(delivery, eventText, retries, key);
    else wait({ ...delivery, key: key ?? String(nextKey++), retries, dueMs, reserved: true });
  };

  const retryStateOf = ({ event, target }: Delivery, retries: number) => ({
    retryPolicy: target.RetryPolicy,
    ingestedAtMs: event.ingestedAtMs,
    retries,
  });

  const wait = (waiting: PendingDelivery) => {
    pending.set(waiting.key, waiting);
    const { key, retries, dueMs, reserved, ...delivery } = waiting;
    const timer = work.setTimer(dueMs, () => {
      timers.delete(key);
      const eventText = toEventText(delivery.event);
      if (reserved) deliver(delivery, eventText, retries, key);
      else deliverInTurn(delivery, eventText, retries + 1, key);
    });
    timers.set(key, timer);
  };

  return {
    deliver: (delivery, eventText) => deliverInTurn(delivery, eventText, 0),
    resume() {
      for (const delivery of pending.values()) wait(delivery);
    },
    forget() {
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
      for (const { key } of [...pending.values()]) pending.delete(key);
    },
  };
}

/** The session in which EventBridge acts under a target's role. */
function toSessionArn(roleArn: string): string {
  const accountId = roleArn.split(':')[4] ?? '';
  return `arn:aws:sts::${accountId}:assumed-role/${roleArn.slice(roleArn.lastIndexOf('/') + 1)}/events`;
}
