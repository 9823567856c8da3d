import { isBusbarError } from '@busbar/core';
import { EventSourceUnreadableError } from './event-source-unreadable-error.ts';
import type { Sampled } from './observation.ts';

/**
 * Passes events on, and names the source of what goes wrong while they are read.
 *
 * @throws {EventSourceUnreadableError} for an error that is none of Busbar's.
 */
export async function* nameSource(
  sampled: AsyncIterable<Sampled>,
  source: string,
  nextStep: string,
): AsyncGenerator<Sampled> {
  try {
    yield* sampled;
  } catch (cause) {
    if (isBusbarError(cause)) throw cause;
    const { name, message } = cause as Error;
    const reason = name === 'Error' ? message : `${name}: ${message}`;
    throw new EventSourceUnreadableError(source, reason.replace(/\.$/, ''), nextStep, cause);
  }
}
