import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { InvalidArgumentError } from '@busbar/core';
import type { Context } from 'aws-lambda';
import type { Subscription } from '../subscription/subscription.ts';
import type { Delivery } from './delivery.ts';
import { EventInProgressError } from './event-in-progress-error.ts';

/** What came of a run that happens once per key. */
export type OnceOutcome = 'handled' | 'duplicate';

/** Runs something once per idempotency key. */
export interface Idempotency {
  /** Tells the invocation's remaining time: after it, a claim left by a crash is free again. Call once per invocation. */
  registerLambdaContext(context: Context): void;
  /**
   * Runs `effect` unless it has succeeded for this key before.
   *
   * @returns what `effect` returned, or `duplicate` when it was not run.
   * @throws EventInProgressError while another invocation runs it.
   */
  runOnce(key: string, effect: () => Promise<OnceOutcome>): Promise<OnceOutcome>;
}

const SECONDS_PER_DAY = 86_400;

/**
 * The idempotency key of an event: its `metadata.id`, which producers keep over retries, so that a live delivery and a
 * redrive share it; under a replay the replay's name stands before it, so that each replay runs once per event and
 * a second one can rebuild what the first did.
 */
export function idempotencyKey(delivery: Delivery, metadataId: string): string {
  return delivery.replayName === undefined ? metadataId : `${delivery.replayName}#${metadataId}`;
}

/**
 * Makes a subscription's idempotency from a Powertools persistence layer; with `idempotency: 'none'` everything runs.
 *
 * @throws InvalidArgumentError when the subscription asks for idempotency and there is no layer to keep it.
 */
export function createIdempotency(
  subscription: Subscription,
  persistence: BasePersistenceLayer | undefined,
): Idempotency {
  const { name, idempotency } = subscription;
  if (idempotency === 'none') {
    return { registerLambdaContext: () => {}, runOnce: (_key, effect) => effect() };
  }
  if (persistence === undefined) {
    throw new InvalidArgumentError({
      doing: `consume subscription "${name}"`,
      argument: 'options.persistence',
      value: persistence,
      reason: 'is needed: the subscription asks for idempotency',
      nextStep: "Pass createIdempotencyPersistence({ tableName, client }), or declare idempotency: 'none'",
    });
  }
  const config = new IdempotencyConfig({
    expiresAfterSeconds: idempotency.expiresAfterDays * SECONDS_PER_DAY,
  });
  return {
    registerLambdaContext: (context) => config.registerLambdaContext(context),
    async runOnce(key, effect) {
      // Powertools returns the stored result of a duplicate; whether the effect ran now is known only from inside it.
      let outcome: OnceOutcome = 'duplicate';
      let failure: { readonly error: unknown } | undefined;
      const runClaimed = makeIdempotent(
        async (_key: string) => {
          try {
            outcome = await effect();
          } catch (error) {
            failure = { error };
            throw error;
          }
        },
        { persistenceStore: persistence, config, keyPrefix: name },
      );
      try {
        await runClaimed(key);
      } catch (error) {
        // Powertools hides the effect's own error when it cannot free the claim afterwards.
        if (failure !== undefined) throw failure.error;
        if (error instanceof IdempotencyAlreadyInProgressError) throw new EventInProgressError(key, error);
        throw error;
      }
      return outcome;
    },
  };
}

/**
 * Lets the deliveries of one key in one batch take turns, so that two copies of an event in a batch are one effect and
 * one absorbed duplicate instead of a copy that fails because the other is in progress. A copy whose predecessor failed
 * has its own try.
 */
export function createTurns(): (key: string, run: () => Promise<OnceOutcome>) => Promise<OnceOutcome> {
  const lastByKey = new Map<string, Promise<boolean>>();
  return (key, run) => {
    const before = lastByKey.get(key);
    const turn = before === undefined ? run() : before.then((done) => (done ? 'duplicate' : run()));
    lastByKey.set(
      key,
      turn.then(
        () => true,
        () => false,
      ),
    );
    return turn;
  };
}
