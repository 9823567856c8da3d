import type { Clock } from '@busbar/core';
import type { ReceivedMessage } from '../../services.ts';

export interface LongPollOptions {
  readonly clock: Clock;
  readonly waitMs: number;
  /** @throws {AwsError} */
  receive(): readonly ReceivedMessage[];
  /** Calls `listener` when a message becomes receivable; the result stops it. */
  onVisible(listener: () => void): () => void;
  /** Calls `listener` when the caller has hung up. */
  onDisconnect?(listener: () => void): void;
}

/**
 * Receives, and waits for the first message when there is none. A caller that hangs up while it waits gets none.
 * All messages that become visible at one moment are given together.
 */
export function longPoll({
  clock,
  waitMs,
  receive,
  onVisible,
  onDisconnect,
}: LongPollOptions): Promise<readonly ReceivedMessage[]> {
  return new Promise((resolve, reject) => {
    const atOnce = receive();
    if (atOnce.length > 0 || waitMs === 0) return resolve(atOnce);
    let ended = false;
    const end = () => {
      ended = true;
      stop();
      timer.cancel();
    };
    const attempt = () => {
      if (ended) return;
      try {
        const received = receive();
        if (received.length === 0) return;
        end();
        resolve(received);
      } catch (error) {
        end();
        reject(error);
      }
    };
    const stop = onVisible(() => queueMicrotask(attempt));
    const timer = clock.setTimer(clock.now() + waitMs, () => {
      end();
      resolve([]);
    });
    onDisconnect?.(() => {
      end();
      resolve([]);
    });
  });
}
