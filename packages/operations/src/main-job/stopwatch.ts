/** Times named steps by the machine's own clock, whatever the cloud's clock does. */
export interface Stopwatch {
  clock<Result>(step: string, run: () => Promise<Result>): Promise<Result>;
  /** Whole milliseconds by step, and `total` since the stopwatch was made. */
  timingsMs(): Readonly<Record<string, number>>;
}

export function createStopwatch(): Stopwatch {
  const startedMs = performance.now();
  const timings: Record<string, number> = {};
  return {
    async clock(step, run) {
      const stepStartedMs = performance.now();
      try {
        return await run();
      } finally {
        timings[step] = Math.round(performance.now() - stepStartedMs);
      }
    },
    timingsMs: () => ({ ...timings, total: Math.round(performance.now() - startedMs) }),
  };
}
