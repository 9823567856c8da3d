/**
 * Waits for work, or until the signal is aborted, whichever comes first. Work that fails first fails the wait.
 */
export async function raceAbort(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  const done = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: done.signal });
  });
  try {
    await Promise.race([aborted, work]);
  } finally {
    done.abort();
  }
}
