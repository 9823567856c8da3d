/** Flags of `busbar schemas pull`, as they were parsed. */
export interface SchemasPullFlags {
  readonly registry: string;
  readonly discovered?: boolean;
  readonly as?: string;
  readonly source?: string;
  readonly contracts?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}
