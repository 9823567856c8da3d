/** Flags of `busbar schemas drift`, as they were parsed. */
export interface SchemasDriftFlags {
  readonly from: 'archive' | 'file' | 'local' | 'registry';
  readonly contracts?: string;
  readonly events?: string;
  readonly bucket?: string;
  readonly prefix: string;
  readonly endpoint: string;
  readonly eventBus?: string;
  readonly registry: string;
  /** Epoch ms. */
  readonly since?: number;
  /** Epoch ms. */
  readonly until?: number;
  readonly limit: number;
  readonly every: number;
  readonly minEvents: number;
  readonly showValues?: boolean;
  readonly patch?: string;
  readonly format: 'text' | 'json';
}
