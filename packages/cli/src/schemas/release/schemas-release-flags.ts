/** Flags of `busbar schemas release`, as they were parsed. */
export interface SchemasReleaseFlags {
  readonly contracts?: string;
  readonly consumers?: string;
  readonly out?: string;
  readonly accept?: readonly string[];
  readonly openMajor?: boolean;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}
