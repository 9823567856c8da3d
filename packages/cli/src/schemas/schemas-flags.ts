/** Flags of `busbar schemas`, as they were parsed. */
export interface SchemasFlags {
  readonly against: string;
  readonly contracts?: string;
  readonly accept?: readonly string[];
  readonly format: 'text' | 'json' | 'junit' | 'github';
}
