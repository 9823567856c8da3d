import pRetry from 'p-retry';

/** Attempts at one batch. They are 0.1, 0.2, 0.4 … s apart, at most 5 s. */
export const SEND_ATTEMPTS = 10;

class LeftOverError extends Error {}

/**
 * Sends a batch until nothing of it is left over: each attempt sends only what the one before has left. A call that
 * fails as a whole is not made again, because the SDK has done so already.
 *
 * @param send sends items and returns those that the service has not taken.
 * @returns what is left over after 10 attempts.
 */
export async function sendUntilTaken<Item>(
  items: readonly Item[],
  send: (items: readonly Item[]) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  let left = items;
  const attempt = async () => {
    left = await send(left);
    if (left.length > 0) throw new LeftOverError();
  };
  try {
    await pRetry(attempt, {
      retries: SEND_ATTEMPTS - 1,
      minTimeout: 100,
      maxTimeout: 5_000,
      shouldRetry: ({ error }) => error instanceof LeftOverError,
    });
  } catch (error) {
    if (!(error instanceof LeftOverError)) throw error;
  }
  return left;
}
