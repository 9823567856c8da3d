import type { Clock, Timer } from '@busbar/core';

/** Tells of changes until it is closed. */
export interface ChangeWatcher {
  close(): void;
}

export interface RunWhenChangedOptions {
  /** What to do at the start and after changes; runs follow each other and never overlap. */
  readonly run: () => Promise<void>;
  /** Begins to watch. */
  readonly watch: (onChange: () => void, onError: (error: Error) => void) => ChangeWatcher;
  readonly clock: Clock;
  /** Resolves when it is time to stop. */
  readonly stopped: Promise<void>;
  /**
   * How long, in milliseconds, nothing must have changed: editors and Git write several files at once.
   * @default 100
   */
  readonly quietMs?: number;
}

/**
 * Runs once, and again after each burst of changes, until it is stopped; the run that is under way then is finished.
 *
 * @throws what watching fails with, and what `run` throws.
 */
export async function runWhenChanged({
  run,
  watch,
  clock,
  stopped,
  quietMs = 100,
}: RunWhenChangedOptions): Promise<void> {
  const failed = Promise.withResolvers<never>();
  let quiet: Timer | undefined;
  let isWaiting = false;
  let last: Promise<void> = Promise.resolve();
  const enqueue = () => {
    // A run that has not begun will see this change too.
    if (isWaiting) return;
    isWaiting = true;
    last = last.then(() => {
      isWaiting = false;
      return run();
    });
    last.catch(failed.reject);
  };
  // Watches before the first run: what changes while that reads is not lost.
  const watcher = watch(() => {
    quiet?.cancel();
    quiet = clock.setTimer(clock.now() + quietMs, enqueue);
  }, failed.reject);
  enqueue();
  try {
    await Promise.race([stopped, failed.promise]);
  } finally {
    quiet?.cancel();
    watcher.close();
  }
  await last;
}
