import { createHash } from 'node:crypto';
import type { Json } from '../generate/json-pointer.ts';

/**
 * A version for a document about many contracts, each with versions of its own: it changes exactly when what the
 * document says changes.
 */
export function digestDocument(document: Json): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 12);
}
