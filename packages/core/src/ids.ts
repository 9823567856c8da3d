import { v4, v7 } from 'uuid';
import type { Random } from './random.ts';

export interface IdSource {
  /** Epoch ms; the first 48 bits of a UUIDv7. */
  readonly nowMs: number;
  readonly random: Random;
}

/** Makes a UUIDv7: sorts by time, unique without coordination. @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7 */
export function createUuidV7({ nowMs, random }: IdSource): string {
  return v7({ msecs: nowMs, random: random.bytes(16) });
}

/** Makes a UUIDv4, as AWS does for event, message and request ids. @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4 */
export function createUuidV4(random: Random): string {
  return v4({ random: random.bytes(16) });
}
