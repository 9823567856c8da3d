import { BusbarError } from '@busbar/core';

export interface SourceNotAllowedFacts {
  readonly detailType: string;
  /** The publisher's source. */
  readonly source: string;
  /** Sources that the contract names. */
  readonly allowedSources: readonly string[];
}

/** The contract of an event does not name the publisher's source. Nothing was sent. */
export class SourceNotAllowedError extends BusbarError {
  readonly code = 'SOURCE_NOT_ALLOWED';
  readonly detailType: string;
  readonly source: string;
  readonly allowedSources: readonly string[];

  constructor({ detailType, source, allowedSources }: SourceNotAllowedFacts) {
    super(
      `Failed to publish event "${detailType}": its contract does not name source "${source}" but ${allowedSources.map((allowed) => `"${allowed}"`).join(', ')}. Publish from one of these or add the source to the contract.`,
      { retry: 'never' },
    );
    this.detailType = detailType;
    this.source = source;
    this.allowedSources = allowedSources;
  }
}
