/** Flags of `busbar schemas check`, as they were parsed. */
export interface SchemasCheckFlags {
  readonly against: string;
  readonly contracts?: string;
  readonly consumers?: string;
  readonly accept?: readonly string[];
  readonly format: 'text' | 'json' | 'junit' | 'github';
}
