/** Flags of `busbar check`, as they were parsed. */
export interface CheckFlags {
  readonly against?: string;
  readonly contracts?: string;
  readonly consumers?: string;
  readonly assembly?: string;
  readonly accept?: readonly string[];
  readonly complete?: boolean;
  readonly format: 'text' | 'json' | 'junit' | 'github';
}
