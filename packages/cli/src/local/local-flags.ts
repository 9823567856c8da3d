/** Flags of `busbar local`, as they were parsed. */
export interface LocalFlags {
  readonly assembly?: string;
  readonly port: number;
  readonly dataDir?: string;
  readonly account?: string;
  readonly iam: 'enforce' | 'report' | 'off';
  readonly json?: true;
}
