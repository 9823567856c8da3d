import { BusbarError } from '@busbar/core';

/** Events that contracts are to be compared with cannot be read, or there are none. */
export class EventSourceUnreadableError extends BusbarError {
  readonly code = 'EVENT_SOURCE_UNREADABLE';
  /** File, bucket, endpoint or registry. */
  readonly source: string;

  constructor(source: string, reason: string, nextStep: string, cause?: unknown) {
    super(`Failed to read events from "${source}": ${reason}. ${nextStep}.`, {
      retry: 'operator',
      ...(cause === undefined ? {} : { cause }),
    });
    this.source = source;
  }
}
