/** Flags of `busbar schemas export`, as they were parsed. */
export interface SchemasExportFlags {
  readonly out?: string;
  readonly contracts?: string;
  readonly events?: readonly string[];
  readonly drafts?: boolean;
  readonly check?: boolean;
}
