/** One measured number of one run. */
export interface Figure {
  /** `events published` */
  readonly name: string;
  /** `events/s`, `ms`, `MB`, `bytes` */
  readonly unit: string;
  readonly value: number;
}

/** One benchmark: a process of its own runs it once and tells its figures. */
export interface Benchmark {
  /** As it is given to `pnpm bench`. */
  readonly name: string;
  /** What is measured, in a sentence. */
  readonly description: string;
  run(): Promise<readonly Figure[]>;
}
