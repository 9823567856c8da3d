/** Flags of `busbar schemas push`, as they were parsed. */
export interface SchemasPushFlags {
  readonly registry: string;
  readonly type: 'OpenApi3' | 'JSONSchemaDraft4' | 'both';
  readonly contracts?: string;
  readonly create?: boolean;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}
