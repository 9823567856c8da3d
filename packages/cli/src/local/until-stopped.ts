/** Resolves on Ctrl+C, on SIGTERM, or when the terminal goes away. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // A pending promise alone would not keep the process: the interval does.
    const alive = setInterval(() => {}, 2 ** 30);
    const stop = () => {
      clearInterval(alive);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  });
}
