/** Who can make a failed call succeed: nobody as it stands, the caller by trying again, or an operator. */
export type RetryAdvice = 'never' | 'later' | 'operator';

export interface BusbarErrorOptions {
  /** Who retries. */
  readonly retry: RetryAdvice;
  /** The error that led to this one, kept as `error.cause`. */
  readonly cause?: unknown;
}

/**
 * Root of every error that Busbar throws on purpose.
 *
 * A subclass puts its facts in readonly fields and derives the message from them, in one grammar:
 * `Failed to <verb> <object> "<value>": <reason with numbers>. <Next step>.`
 * Each `code` is explained in `docs/errors.md`.
 *
 * @example
 * ```ts
 * try { await publisher.publish(orders.OrderPlaced, data); }
 * catch (error) {
 *   if (isBusbarError(error) && error.retry === 'later') queueForLater(data);
 * }
 * ```
 */
export abstract class BusbarError extends Error {
  /** Stable name of the failure, upper snake case; listed in `docs/errors.md`. */
  abstract readonly code: string;
  readonly retry: RetryAdvice;

  constructor(message: string, { retry, cause }: BusbarErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.retry = retry;
  }
}

/** Tells whether a caught value is one of Busbar's own errors, also across duplicated installs. */
export function isBusbarError(value: unknown): value is BusbarError {
  return value instanceof Error && 'code' in value && 'retry' in value && typeof value.code === 'string';
}
