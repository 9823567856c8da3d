/** Flags of `busbar generate`, as they were parsed. */
export interface GenerateFlags {
  readonly check?: true;
  readonly contracts?: string;
  readonly out?: string;
}
