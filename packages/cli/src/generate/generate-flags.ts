/** Flags of `busbar generate`, as they were parsed. */
export interface GenerateFlags {
  readonly check?: true;
  readonly watch?: true;
  readonly contracts?: string;
  readonly out?: string;
}
