/** A timer that has been set and may still be called off. */
export interface Timer {
  /** Calls the timer off; does nothing once it has fired. */
  cancel(): void;
}

/**
 * Where time comes from. Everything that waits or stamps takes a clock, so that a test or a simulation decides
 * what time it is. Times are epoch milliseconds.
 */
export interface Clock {
  now(): number;
  /** Calls `run` once, at `dueMs` or as soon after it as the clock gets there. Timers due at one time fire in the order they were set. */
  setTimer(dueMs: number, run: () => void): Timer;
}

/** A clock that can be moved forward by hand; never backward. */
export interface AdvanceableClock extends Clock {
  /** Whether time also passes by itself; a clock that does not stands still until it is advanced. */
  readonly running: boolean;
  /** Due time of the next timer, `undefined` when none is set. */
  nextDueMs(): number | undefined;
  /**
   * Moves the clock to `targetMs`, firing every timer that falls due on the way at its own time. A target in the
   * past only fires what is due already.
   */
  advanceTo(targetMs: number): void;
  /** Tells a listener each time the offset to the machine's own clock changes. */
  onAdvance(listener: (nowMs: number) => void): void;
}
