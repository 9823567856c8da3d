/** Flags of `busbar demo`, as they were parsed. */
export interface DemoFlags {
  readonly input?: string;
  readonly rejects: string;
  readonly assembly?: string;
  readonly seed: number;
  readonly json?: true;
  readonly keep?: true;
}
