/** How fast a process did something many times. */
export interface Pace {
  readonly perSecond: number;
  /** CPU time of all threads of this process for one of them: says more than the pace when other processes run too. */
  readonly cpuMs: number;
}

/** Runs work that does so many things. */
export async function timeWork(count: number, work: () => Promise<unknown>): Promise<Pace> {
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: count / ((performance.now() - startedMs) / 1_000),
    cpuMs: (user + system) / 1_000 / count,
  };
}
