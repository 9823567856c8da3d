/** Flags of `busbar new`, as they were parsed. */
export interface NewFlags {
  readonly contracts?: string;
  readonly owner?: string;
  readonly source?: string;
  readonly description?: string;
}
